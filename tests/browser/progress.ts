import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { beside, type Visit } from "./site.ts";

/** A question of the small book, and its chapter. */
export const CHANNELS = "/go/channels/";
export const QUESTION = "q-receive-closed";

export const question = (page: Page): Locator => page.locator(`[data-question="${QUESTION}"]`);
export const grades = (page: Page): Locator => question(page).getByRole("group", { name: "How well did you answer?" });

/** Opens the answer of the chapter's first question, and grades it. */
export async function grade(page: Page, name: string): Promise<void> {
  if (await question(page).locator("details:not([open])").count()) await question(page).locator("summary").first().click();
  await grades(page).getByRole("button", { name }).click();
  await grades(page)
    .getByRole("status")
    .filter({ hasText: `${name}.` })
    .filter({ hasText: /due again|until you close the page/ })
    .waitFor();
}

/** All events that the browser has kept, in the order they were written. @throws where the page has kept nothing yet: to look must make nothing */
export const kept = (page: Page): Promise<{ type: string; of?: string; grade?: number; points?: number[] }[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("master-dev-interview");
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const all = opening.result.transaction("events").objectStore("events").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );

/** Waits until the practice page is there. */
export const practiceShown = (page: Page): Promise<void> => page.getByRole("heading", { name: "Due today" }).waitFor();

/** The practice page beside another. */
export async function practise(from: Visit): Promise<Page> {
  const { page } = await beside(from, "/practice/");
  await practiceShown(page);
  return page;
}

/** Saves the reader's file; its text. */
export async function saved(page: Page): Promise<string> {
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save to a file" }).click();
  return readFileSync(await (await begun).path(), "utf8");
}
