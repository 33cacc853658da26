import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { look, type View, type Visit } from "./site.ts";

export const press = (program: Locator, name: string): Promise<void> => program.getByRole("button", { name, exact: true }).click();
export const status = (program: Locator): Locator => program.getByRole("status");

/** Puts a program into the plain editor, as a reader does who pastes one. */
export async function edit(program: Locator, text: string): Promise<void> {
  if ((await program.getByRole("checkbox", { name: "Plain editor" }).count()) === 0) await press(program, "Edit");
  await program.getByRole("checkbox", { name: "Plain editor" }).check();
  await program.getByRole("textbox").fill(text);
}

/** Opens the editor with colours. */
export async function openEditor(program: Locator): Promise<Locator> {
  await press(program, "Edit");
  await program.getByRole("checkbox", { name: "Plain editor" }).uncheck();
  const field = program.locator(".cm-content");
  await field.waitFor();
  return field;
}

/** Gives a program back the text that was served, and the page its first editor, for the next who uses them. */
async function putBack(program: Locator): Promise<void> {
  const plain = program.getByRole("checkbox", { name: "Plain editor" });
  if ((await plain.count()) > 0) await plain.uncheck();
  const reset = program.getByRole("button", { name: "Reset", exact: true });
  if ((await reset.count()) > 0 && (await reset.isEnabled())) await reset.click();
}

/** One page for those tests of a file that need no cold start, which takes longer than they do. Each asks for it, and finds its program as it was served. */
export function startedOnce(visit: (path: string, view?: View) => Promise<Visit>, path: string, programOf: (page: Page) => Locator) {
  let opened: Promise<Visit> | undefined;
  return async function started() {
    opened ??= visit(path);
    const visited = await opened;
    const program = programOf(visited.page);
    await putBack(program);
    await look(visited.page, {});
    return { ...visited, program };
  };
}

/** Waits for the end of what was begun; how it ended. */
export async function end(program: Locator): Promise<string | null> {
  await status(program).and(program.locator('[data-phase="done"]')).waitFor({ timeout: 180_000 });
  return await status(program).getAttribute("data-exit");
}

/** Presses a button and waits for the end of what it began; the exit code, where there is one. */
export async function ended(program: Locator, name = "Run"): Promise<string | null> {
  await press(program, name);
  return await end(program);
}

/** Whoever runs programs may be kept for a moment, for the next. */
export const onlyOneWorker = (page: Page) => expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(1);

/** Bytes that twenty times the same add to the page, once it has been collected. */
export async function growthOf(page: Page, context: BrowserContext, once: () => Promise<unknown>): Promise<number> {
  const session = await context.newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return page.evaluate(() => (performance as Performance & { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize);
  };
  for (let run = 0; run < 3; run += 1) await once();
  const before = await heap();
  for (let run = 0; run < 20; run += 1) await once();
  return (await heap()) - before;
}
