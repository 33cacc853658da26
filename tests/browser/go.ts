import type { Locator, Page } from "playwright-core";

/** The chapter of the small book that has programs in Go. */
export const CHANNELS = "/go/channels/";

export const firstProgram = (page: Page): Locator => page.locator('[data-program="run"]').first();

/** What a program wrote, piece by piece. */
export const printed = (program: Locator, stream: "out" | "err"): Promise<string[]> =>
  program.locator(`[data-stream="${stream}"]`).allTextContents();

/** A program of one function. */
export const main = (body: string, ...imports: string[]): string =>
  `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join("")})\n\nfunc main() {\n${body}\n}\n`;
