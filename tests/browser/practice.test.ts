import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture, wake } from "./site.ts";

const visit = openFixture({ awake: true, same: true });
const CHANNELS = "/go/channels/";
const ISOLATION = "/sql/isolation/";

const card = (page: Page, id: string): Locator => page.locator(`[data-exercise="${id}"], [data-question="${id}"]`);
const status = (exercise: Locator): Locator => exercise.locator('[role="status"][data-state]');

describeInBrowser("practice", () => {
  test("choose: a wrong answer opens its own explanation, the right one all of them", async () => {
    const { page, errors } = await visit(CHANNELS);
    const exercise = card(page, "ex-which-stuck");
    const options = exercise.getByRole("radio");
    await options.nth(0).check();
    await exercise.getByRole("button", { name: "Check" }).click();
    expect(await status(exercise).getAttribute("data-state")).toBe("wrong");
    expect(await exercise.locator("details[open]").count()).toBe(1);
    await options.nth(1).check();
    await exercise.getByRole("button", { name: "Check" }).click();
    expect(await status(exercise).getAttribute("data-state")).toBe("right");
    expect(await exercise.locator("details[open]").count()).toBe(3);
    await exercise.getByRole("button", { name: "Try again" }).click();
    expect(await exercise.locator("input:checked, details[open]").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("choose, by keyboard alone", async () => {
    const { page } = await visit(CHANNELS);
    const exercise = card(page, "ex-nil-len");
    await exercise.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await status(exercise).textContent()).toBe("Right.");
  });

  test("choose several: missing ones and one too many are counted", async () => {
    const { page } = await visit(CHANNELS);
    const exercise = card(page, "ex-waits-for-ever");
    const options = exercise.getByRole("checkbox");
    const check = exercise.getByRole("button", { name: "Check" });
    await options.nth(0).check();
    await options.nth(1).check();
    await check.click();
    expect(await status(exercise).textContent()).toBe("Not yet: 1 missing, 1 too many.");
    await options.nth(1).uncheck();
    await options.nth(2).check();
    await check.click();
    expect(await status(exercise).getAttribute("data-state")).toBe("right");
  });

  test("predict: a free guess is compared with the recorded output, and markup in it is text", async () => {
    const { page, errors } = await visit(CHANNELS);
    const exercise = card(page, "ex-range");
    const field = exercise.getByRole("textbox");
    const check = exercise.getByRole("button", { name: "Check" });
    await field.fill("<img src=x onerror=alert(1)>");
    await check.click();
    expect(await status(exercise).getAttribute("data-state")).toBe("wrong");
    expect(await exercise.locator("img").count()).toBe(0);
    await field.fill(" 3  2 false");
    await check.click();
    expect(await status(exercise).getAttribute("data-state")).toBe("right");
    expect(errors).toEqual([]);
  });

  test("an empty answer is asked for, and the answer can be shown", async () => {
    const { page } = await visit(CHANNELS);
    const exercise = card(page, "ex-which-stuck");
    await exercise.getByRole("button", { name: "Check" }).click();
    expect(await status(exercise).textContent()).toContain("Choose an answer");
    await exercise.getByRole("button", { name: "Show the answer" }).click();
    expect(await status(exercise).getAttribute("data-state")).toBe("revealed");
  });

  test("spot the bug: the line, and text that is none", async () => {
    const { page } = await visit(CHANNELS);
    const exercise = card(page, "ex-double-close");
    const field = exercise.getByRole("textbox");
    const check = exercise.getByRole("button", { name: "Check" });
    await field.fill("<b>14</b>");
    await check.click();
    expect(await status(exercise).textContent()).toContain("numbers from 1 to");
    await field.fill("3");
    await check.click();
    expect(await status(exercise).getAttribute("data-state")).toBe("wrong");
    await field.fill("14");
    await page.keyboard.press("Enter");
    expect(await status(exercise).getAttribute("data-state")).toBe("right");
  });

  test("order: by keyboard alone, focus goes with the step", async () => {
    const { page } = await visit(CHANNELS);
    const exercise = card(page, "ex-hand-off");
    const steps = exercise.locator("ol > li > span");
    const wanted = await exercise.locator("details ol > li").evaluateAll((items) => items.map((item) => item.textContent?.trim()));
    expect(wanted.length).toBe(5);
    for (const [place, text] of wanted.entries()) {
      for (;;) {
        const texts = (await steps.allTextContents()).map((step) => step.trim());
        const at = texts.indexOf(text ?? "");
        if (at <= place) break;
        await exercise.locator(`[data-move="${at}/-1"]`).focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction((to) => (document.activeElement as HTMLElement)?.dataset.move?.startsWith(`${to}/`), at - 1);
      }
    }
    await exercise.getByRole("button", { name: "Check" }).press("Enter");
    expect(await status(exercise).getAttribute("data-state")).toBe("right");
  });

  test("write and decide: readers grade themselves", async () => {
    const { page } = await visit(ISOLATION);
    const write = card(page, "ex-monthly-fee");
    expect(await write.locator("figure").count()).toBe(3);
    await write.getByRole("button", { name: "Solved" }).click();
    expect(await write.getByRole("button", { name: "Solved" }).getAttribute("aria-pressed")).toBe("true");
    const decide = card(page, "ex-five-invariants");
    await decide.getByRole("button", { name: "Staff" }).click();
    expect(await decide.getByRole("status").last().textContent()).toContain("Staff");
  });

  test("questions: j and k, open, rubric, grade by number; and the keys can be switched off", async () => {
    const { page } = await visit(CHANNELS);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const question = card(page, "q-receive-closed");
    await page.keyboard.press("4");
    expect(await question.locator("[aria-pressed=true]").count(), "closed: nothing to grade against").toBe(0);
    await page.keyboard.press("Enter");
    const points = question.getByRole("checkbox");
    expect(await points.count()).toBeGreaterThanOrEqual(3);
    await points.first().check();
    expect(await question.getByRole("status").first().textContent()).toMatch(/1 of \d points/);
    await page.keyboard.press("3");
    expect(await question.getByRole("button", { name: "Well" }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("checkbox", { name: /Keys:/ }).uncheck();
    await page.keyboard.press("4");
    expect(await question.getByRole("button", { name: "With ease" }).getAttribute("aria-pressed")).toBe("false");
    await page.reload();
    await wake(page);
    expect(await page.getByRole("checkbox", { name: /Keys:/ }).isChecked()).toBe(false);
  });

  test("without script every explanation can be opened, and marks nothing as right beforehand", async () => {
    const { page } = await visit(CHANNELS, { script: false });
    const exercise = card(page, "ex-which-stuck");
    expect(await exercise.locator("input:checked").count()).toBe(0);
    const why = exercise.locator("details").nth(1);
    await why.locator("summary").click();
    expect(await why.textContent()).toContain("Right.");
    expect(await card(page, "ex-hand-off").locator("details li").count()).toBe(5);
  });

  test("on a phone every control is 44 px high", async () => {
    const { page } = await visit(CHANNELS, { phone: true });
    const small = await page
      .locator(
        "[data-exercise] form button, [data-exercise] [role=group] button, [data-exercise] textarea, [data-exercise] input[type=text]",
      )
      .evaluateAll((controls) =>
        controls.filter((control) => control.getBoundingClientRect().height < 44).map((control) => control.outerHTML),
      );
    expect(small).toEqual([]);
  });

  test.each([true, false])("axe finds nothing when everything is open (dark: %s)", async (dark) => {
    const { page } = await visit(CHANNELS, { dark });
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await card(page, "ex-which-stuck").getByRole("radio").first().check();
    await card(page, "ex-which-stuck").getByRole("button", { name: "Check" }).click();
    expect(await violationsOf(page)).toEqual([]);
  });

  test("on paper the answers stand at the end, and not at their questions", async () => {
    const { page } = await visit(CHANNELS);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("heading", { name: "Answers" }).isVisible()).toBe(true);
    expect(await card(page, "q-receive-closed").locator("details").isVisible()).toBe(false);
    const printed = await page.locator("section", { has: page.getByRole("heading", { name: "Answers" }) }).textContent();
    expect(printed).toContain("values still in the buffer come first");
    expect(printed).toContain("Right: ");
    expect(printed).toContain("Line 14");
  });
});
