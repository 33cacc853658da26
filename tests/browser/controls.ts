import type { Page } from "playwright-core";

/** Something a reader can do first of all on a page, and what has to come of it. */
export type Control = {
  name: string;
  url: string;
  phone?: boolean;
  act(page: Page): Promise<unknown>;
  /** Resolves once the effect is seen. */
  seen(page: Page): Promise<unknown>;
};

const CHANNELS = "/go/channels/";
const ISOLATION = "/sql/transactions-and-isolation/";
const exercise = (page: Page, id: string) => page.locator(`[data-exercise="${id}"]`);
const said = (page: Page, id: string) => exercise(page, id).getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
const unfold = (page: Page, question: string) => page.locator(`[data-question="${question}"] summary`).first().click();
const value = (page: Page, selector: string, wanted: string) =>
  page.waitForFunction(
    ([where, text]) => {
      const field = document.activeElement as HTMLInputElement;
      return field.matches(where ?? "") && field.value === text && field.selectionStart === text?.length;
    },
    [selector, wanted],
  );

/** Every kind of control that pages have. */
export const CONTROLS: Control[] = [
  {
    name: "menu",
    url: CHANNELS,
    phone: true,
    act: (page) => page.getByRole("button", { name: "Menu" }).click(),
    seen: (page) => page.getByRole("navigation", { name: "Contents" }).waitFor(),
  },
  {
    name: "on this page",
    url: CHANNELS,
    phone: true,
    act: (page) => page.getByRole("button", { name: "On this page" }).click(),
    seen: (page) => page.getByRole("navigation", { name: "On this page" }).waitFor(),
  },
  {
    name: "colours",
    url: CHANNELS,
    act: (page) => page.locator("[data-colours]").click(),
    seen: (page) => page.locator('html[data-theme="dark"]').waitFor(),
  },
  {
    name: "a folded answer",
    url: CHANNELS,
    act: (page) => unfold(page, "q-receive-closed"),
    seen: (page) => page.locator('[data-question="q-receive-closed"] details[open]').first().waitFor(),
  },
  {
    name: "search, by its button, with words typed at once",
    url: CHANNELS,
    phone: true,
    act: async (page) => {
      await page.getByRole("button", { name: "Search" }).click();
      await page.keyboard.type("nil chan");
    },
    seen: (page) => value(page, "dialog input", "nil chan"),
  },
  {
    name: "search, by a key, with words typed at once",
    url: CHANNELS,
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("write skex");
      await page.keyboard.press("Backspace");
      await page.keyboard.type("w");
    },
    seen: (page) => value(page, "dialog input", "write skew"),
  },
  {
    name: "an answer chosen and checked",
    url: CHANNELS,
    act: async (page) => {
      await exercise(page, "ex-which-stuck").getByRole("radio").nth(1).check();
      await exercise(page, "ex-which-stuck").getByRole("button", { name: "Check" }).click();
    },
    seen: (page) => exercise(page, "ex-which-stuck").locator('[data-state="right"]').waitFor(),
  },
  {
    name: "several answers ticked",
    url: CHANNELS,
    phone: true,
    act: async (page) => {
      for (const box of [0, 2]) await exercise(page, "ex-waits-for-ever").getByRole("checkbox").nth(box).check();
      await exercise(page, "ex-waits-for-ever").getByRole("button", { name: "Check" }).click();
    },
    seen: (page) => exercise(page, "ex-waits-for-ever").locator('[data-state="right"]').waitFor(),
  },
  {
    name: "a prediction typed and checked by Enter's button",
    url: CHANNELS,
    act: async (page) => {
      await exercise(page, "ex-range").getByRole("textbox").pressSequentially("1\n2");
      await exercise(page, "ex-range").getByRole("button", { name: "Check" }).click();
    },
    seen: async (page) => {
      await said(page, "ex-range");
      await page.waitForFunction(
        () => document.querySelector<HTMLTextAreaElement>('[data-exercise="ex-range"] textarea')?.value === "1\n2",
      );
    },
  },
  {
    name: "a step moved",
    url: CHANNELS,
    act: (page) => page.locator('[data-move="1/-1"]').first().click(),
    seen: (page) => page.getByText("Moved to place 1 of").first().waitFor({ state: "attached" }),
  },
  {
    name: "a rubric ticked",
    url: ISOLATION,
    act: async (page) => {
      const question = page.locator("[data-question]").first();
      await question.locator("summary").first().click();
      await question.getByRole("checkbox").first().click();
    },
    seen: (page) => page.locator("[data-question]").first().getByRole("status").filter({ hasText: "1 of" }).waitFor(),
  },
  {
    name: "a program edited",
    url: CHANNELS,
    phone: true,
    act: (page) => page.locator("[data-program]").first().getByRole("button", { name: "Edit" }).click(),
    seen: (page) => page.locator("[data-program] .cm-content").first().waitFor(),
  },
  {
    name: "a plan asked for",
    url: "/sql/why-is-my-index-not-used/",
    act: (page) => page.locator("#l-decimal [data-program]").getByRole("button", { name: "Explain" }).click(),
    seen: (page) => page.locator("#l-decimal [data-result]").first().waitFor({ timeout: 60_000 }),
  },
  {
    name: "a query of the sandbox picked",
    url: "/sql/sandbox/",
    phone: true,
    act: (page) => page.locator("#sandbox").getByRole("button", { name: "Three best products per country" }).click(),
    seen: (page) => page.locator("#sandbox .cm-content", { hasText: "PARTITION BY country" }).waitFor(),
  },
  {
    name: "an interleaving stepped through",
    url: ISOLATION,
    phone: true,
    act: (page) => page.locator("#l-lost-update").getByRole("button", { name: "Step through" }).click(),
    seen: (page) => page.locator("#l-lost-update").getByRole("status").filter({ hasText: "Step 1 of 9" }).waitFor(),
  },
  {
    name: "the switch of single keys",
    url: ISOLATION,
    act: (page) => page.getByRole("checkbox", { name: "Keys:" }).click(),
    seen: (page) => page.waitForFunction(() => localStorage.getItem("single-keys") === "off"),
  },
  {
    name: "a single key",
    url: ISOLATION,
    act: (page) => page.keyboard.press("j"),
    seen: (page) => page.waitForFunction(() => document.activeElement?.closest("[data-question]")),
  },
  {
    name: "the filter of the questions, chosen",
    url: "/questions/",
    act: (page) => page.getByRole("combobox", { name: "Part" }).selectOption("sql"),
    seen: (page) => page.waitForURL("**/questions/?part=sql"),
  },
  {
    name: "the filter of the questions, typed",
    url: "/questions/",
    phone: true,
    act: (page) => page.getByLabel("Words or tags").pressSequentially("deadlock"),
    seen: async (page) => {
      await page.waitForURL("**/questions/?text=deadlock");
      await value(page, 'input[type="search"]', "deadlock");
    },
  },
  {
    name: "a link",
    url: "/",
    act: (page) => page.getByRole("link", { name: "Read the chapter on channels" }).click(),
    seen: (page) => page.waitForURL("**/go/channels/"),
  },
];
