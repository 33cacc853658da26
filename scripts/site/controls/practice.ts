import type { Locator, Page } from "playwright-core";
import type { Control } from "./control.ts";

const check = (form: Locator) => form.getByRole("button", { name: "Check" }).click();
const said = (form: Locator) => form.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
const one = (page: Page) => page.locator("form:has([type=radio])").first();
const several = (page: Page) => page.locator("form:has([type=checkbox])").first();
const guess = (page: Page) => page.locator("form:has(textarea)").first();
const line = (page: Page) => page.locator("[data-kind='Spot the bug'] form").first();
const question = (page: Page) => page.locator("[data-question]").first();
const grade = (page: Page) => page.locator("[data-exercise] [data-grade]").first();

/** Exercises and questions. */
export const PRACTICE: Control[] = [
  {
    name: "a folded answer",
    on: /data-question/,
    of: "summary",
    act: (page) => question(page).locator("summary").first().click(),
    seen: (page) => question(page).locator("details[open]").first().waitFor(),
  },
  {
    name: "an answer chosen and checked",
    on: /data-kind="?Choose/,
    of: "[type=radio], form button:not([data-move])",
    act: async (page) => {
      await one(page).getByRole("radio").nth(1).check();
      await check(one(page));
    },
    seen: async (page) => {
      await one(page).locator('[data-state="right"], [data-state="wrong"]').waitFor();
      await one(page).locator("li:nth-child(2) :checked").waitFor();
    },
  },
  {
    name: "several answers ticked",
    on: /<legend>Choose all/,
    of: "form [type=checkbox]",
    phone: true,
    act: async (page) => {
      for (const box of [0, 2]) await several(page).getByRole("checkbox").nth(box).check();
      await check(several(page));
    },
    seen: async (page) => {
      await several(page).locator('[data-state="right"], [data-state="wrong"]').waitFor();
      await several(page).locator("li:nth-child(1) :checked").waitFor();
      await several(page).locator("li:nth-child(3) :checked").waitFor();
    },
  },
  {
    name: "a prediction typed and checked by Enter's button",
    on: /<textarea/,
    of: "form textarea",
    act: async (page) => {
      await guess(page).getByRole("textbox").pressSequentially("1\n2");
      await check(guess(page));
    },
    seen: async (page) => {
      await said(guess(page));
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("form textarea")?.value === "1\n2");
    },
  },
  {
    name: "the line of a bug typed and sent by Enter",
    on: /data-kind="?Spot the bug/,
    of: "form [type=text]",
    act: async (page) => {
      await line(page).getByRole("textbox").pressSequentially("1");
      await page.keyboard.press("Enter");
    },
    seen: (page) => said(line(page)),
  },
  {
    name: "a step moved",
    on: /data-move/,
    of: "[data-move]",
    act: (page) => page.locator('[data-move="1/-1"]').first().click(),
    seen: (page) => page.getByText("Moved to place 1 of").first().waitFor({ state: "attached" }),
  },
  {
    name: "a rubric ticked",
    on: /data-rubric/,
    of: "[data-rubric] [type=checkbox]",
    act: async (page) => {
      await question(page).locator("summary").first().click();
      await question(page).getByRole("checkbox").first().click();
    },
    seen: (page) => question(page).getByRole("status").filter({ hasText: "1 of" }).waitFor(),
  },
  {
    name: "a grade given",
    on: /data-kind="?(?:Write|Decide)/,
    of: "[data-grade]",
    act: (page) => grade(page).click(),
    seen: (page) => page.locator("[data-exercise] [data-grade][aria-pressed=true]").first().waitFor(),
  },
  {
    name: "a chapter marked as read",
    on: /data-mark-read/,
    of: "[data-mark-read]",
    act: (page) => page.locator("[data-mark-read]").click(),
    seen: (page) => page.locator("[data-mark-read][aria-pressed=true]").waitFor(),
  },
  {
    name: "the switch of single keys",
    on: /<span>Keys: /,
    of: "p [type=checkbox]",
    act: (page) => page.getByRole("checkbox", { name: "Keys:" }).click(),
    seen: (page) => page.waitForFunction(() => localStorage.getItem("single-keys") === "off"),
  },
  {
    name: "a single key",
    on: /data-question/,
    of: "p [type=checkbox]",
    act: (page) => page.keyboard.press("j"),
    seen: (page) => page.waitForFunction(() => document.activeElement?.closest("[data-question]")),
  },
  {
    name: "the form of a mock interview, filled and sent",
    on: /data-interview-form/,
    of: "[data-interview-form] :is(input, select, button)",
    phone: true,
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Redis" }).check();
      await page.getByRole("button", { name: "Start" }).click();
    },
    seen: (page) => page.waitForURL("**/?minutes=45&parts=redis&level=senior&seed=*"),
  },
  {
    name: "a session of practice, put together and started",
    on: /data-practice/,
    of: "[data-practice] :is(input, select, button, summary)",
    phone: true,
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Redis" }).uncheck();
      await page.getByRole("combobox", { name: "Minutes" }).selectOption("10");
      await page.getByRole("button", { name: "Start the session" }).click();
    },
    seen: (page) => page.locator("#asked").waitFor(),
  },
];
