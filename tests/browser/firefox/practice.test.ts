import { expect, test } from "vitest";
import { FIXTURE } from "../fixture.ts";
import { button, press, shown } from "./reader.ts";
import { describeInFirefox, openInFirefox } from "./site.ts";

const visit = openInFirefox(FIXTURE);
const QUESTION = '[data-question="q-receive-closed"]';

describeInFirefox("practice in Firefox", () => {
  test("what was answered is remembered, marked, and asked again", async () => {
    const { page, errors } = await visit("/go/channels/");
    await page.locator(`${QUESTION} summary`).click();
    await press(page, QUESTION, "Missed it");
    await page.waitForSelector(`${QUESTION} [role="status"] ::-p-text(It is due again)`);
    await page.reload();
    await page.waitForSelector('#q-receive-closed[data-mark="missed"]');
    await page.goto(new URL(`${FIXTURE.base}practice/`, page.url()).href);
    await page.waitForSelector("main ::-p-text(the next is)");
    await press(page, "main", "Begin with new ones");
    await page.waitForSelector("#asked");
    const first = await shown(page, "#asked");
    await press(page, "main", "Not today");
    await page.waitForFunction((before) => document.querySelector("#asked")?.textContent !== before, {}, first[0]);
    expect(errors).toEqual([]);
  });

  test("a mock interview asks, and its report says what was missed", async () => {
    const { page, errors } = await visit("/practice/interview/?minutes=20&parts=go&level=staff&seed=a");
    await press(page, "main", "Begin");
    await page.waitForSelector("#asked");
    await press(page, "main", "Open the rubric");
    await press(page, "main", "Next question");
    await page.waitForSelector("main ::-p-text(Question 2:)");
    await press(page, "main", "End here, without this question");
    await page.waitForSelector(button("main", "Copy as Markdown"));
    expect((await shown(page, "main")).join()).toContain("Would you put a channel into a public API?");
    expect(errors).toEqual([]);
  });
});
