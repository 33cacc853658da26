import type { Page } from "playwright-core";
import type { Control } from "./control.ts";

const copy = (page: Page) => page.locator("main button:has([aria-live])").filter({ visible: true }).first();
const steps = (page: Page) => page.locator("[data-stepper]").first();
/** The first one that is not folded. */
const program = (page: Page, kind: string) => page.locator(`[data-program="${kind}"]`).filter({ visible: true }).first();
const pick = (page: Page) => page.locator("#sandbox ul button").nth(1);

/** What is run, stepped through, copied. */
export const PROGRAMS: Control[] = [
  {
    name: "code copied",
    on: /data-listing/,
    of: "button:has([aria-live])",
    act: (page) => copy(page).click(),
    seen: (page) =>
      copy(page)
        .getByText(/^(?!Copy$)/)
        .waitFor(),
  },
  {
    name: "a program edited",
    on: /data-program="?run/,
    of: "[data-program] button:not(.action--main, ul *)",
    phone: true,
    act: (page) => program(page, "run").getByRole("button", { name: "Edit" }).click(),
    seen: (page) => program(page, "run").locator(".cm-content").waitFor(),
  },
  {
    name: "a plan asked for",
    on: /data-program="?explain/,
    of: "[data-program] .action--main",
    act: (page) => program(page, "explain").getByRole("button", { name: "Explain" }).click(),
    seen: (page) => program(page, "explain").locator("[data-result]").first().waitFor({ timeout: 60_000 }),
  },
  {
    name: "a query of the sandbox picked",
    on: /id="?sandbox\b/,
    of: "#sandbox ul button",
    phone: true,
    act: (page) => pick(page).click(),
    seen: (page) => page.locator("#sandbox .cm-content").waitFor(),
  },
  {
    name: "an interleaving, or states, stepped through",
    on: /data-stepper/,
    of: "[data-stepper] button",
    phone: true,
    act: (page) => steps(page).getByRole("button", { name: "Step through" }).click(),
    seen: (page) => steps(page).getByRole("status").filter({ hasText: "Step 1 of" }).waitFor(),
  },
];
