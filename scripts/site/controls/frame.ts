import type { Page } from "playwright-core";
import type { Control } from "./control.ts";

/** A field has what was typed into it, and the caret behind it. */
const value = (page: Page, selector: string, wanted: string) =>
  page.waitForFunction(
    ([where, text]) => {
      const field = document.activeElement as HTMLInputElement;
      return field.matches(where ?? "") && field.value === text && field.selectionStart === text?.length;
    },
    [selector, wanted],
  );

/** What stands around and above text. */
export const FRAME: Control[] = [
  {
    name: "menu",
    on: /popovertarget="?contents/i,
    of: "header [popovertarget]",
    phone: true,
    act: (page) => page.getByRole("button", { name: "Menu" }).click(),
    seen: (page) => page.getByRole("navigation", { name: "Contents" }).waitFor(),
  },
  {
    name: "on this page",
    on: /popovertarget="?on-this-page/i,
    of: "main [popovertarget]",
    phone: true,
    act: (page) => page.getByRole("button", { name: "On this page" }).click(),
    seen: (page) => page.getByRole("navigation", { name: "On this page" }).waitFor(),
  },
  {
    name: "colours",
    on: /data-colours/,
    of: "[data-colours]",
    act: (page) => page.locator("[data-colours]").click(),
    seen: (page) => page.locator('html[data-theme="dark"]').waitFor(),
  },
  {
    name: "how much is read",
    on: /name="?reading/,
    of: "[data-reading] input",
    act: (page) => page.getByRole("radio", { name: /^Tonight/ }).check({ force: true }),
    seen: (page) => page.locator('section[data-depth="core"][hidden]').first().waitFor({ state: "attached" }),
  },
  {
    name: "the copy of a page",
    on: /<button[^>]* data-copy/,
    of: "[data-copy]",
    phone: true,
    act: (page) => page.getByRole("button", { name: "Copy page" }).click(),
    // Whether it may be copied is the browser's to say.
    seen: (page) => page.getByRole("status").filter({ hasText: "Markdown" }).waitFor(),
  },
  {
    name: "search, by its button, with words typed at once",
    on: /aria-haspopup="?dialog/,
    of: "[aria-haspopup=dialog]",
    phone: true,
    act: async (page) => {
      await page.getByRole("button", { name: "Search" }).click();
      await page.keyboard.type("nil chan");
    },
    seen: (page) => value(page, "dialog input", "nil chan"),
  },
  {
    name: "search, by a key, with words typed at once",
    on: /aria-haspopup="?dialog/,
    of: "[aria-keyshortcuts]",
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("write skex");
      await page.keyboard.press("Backspace");
      await page.keyboard.type("w");
    },
    seen: (page) => value(page, "dialog input", "write skew"),
  },
  {
    name: "search, in a page that is not there",
    on: /id="?search-here/,
    of: "search input",
    lost: true,
    act: (page) => page.getByRole("main").getByRole("combobox").fill("nil channel"),
    seen: (page) => page.getByRole("main").getByRole("option").first().waitFor(),
  },
  {
    name: "the filter of questions, chosen",
    on: /Words or tags/,
    of: "form select",
    act: (page) => page.getByRole("combobox", { name: "Level" }).selectOption("Senior"),
    seen: (page) => page.waitForURL("**/?level=Senior"),
  },
  {
    name: "the filter of questions, typed",
    on: /Words or tags/,
    of: "form [type=search]",
    phone: true,
    act: (page) => page.getByLabel("Words or tags").pressSequentially("deadlock"),
    seen: async (page) => {
      await page.waitForURL("**/?text=deadlock");
      await value(page, 'input[type="search"]', "deadlock");
    },
  },
  {
    name: "a link",
    on: /class="?button\b/,
    of: "main .button",
    act: (page) => page.locator("main a.button").first().click(),
    seen: (page) => page.locator("article").waitFor(),
  },
];
