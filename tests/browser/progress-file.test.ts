import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { CHANNELS, grade, practiceShown, practise, saved } from "./progress.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });

const choose = (page: Page, text: string | Buffer): Promise<void> =>
  page.getByLabel("Read a file").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) });

describeInBrowser("the reader's file", () => {
  test("saved, all forgotten, read again: as it was; read twice: nothing new; 1,000 events: none lost", async () => {
    const visited = await visit(CHANNELS);
    const { page } = visited;
    await grade(page, "Well");
    const first = await practise(visited);
    const file = JSON.parse(await saved(first));
    const [event] = file.events;
    const many = Array.from({ length: 999 }, (_, at) => ({
      ...event,
      id: `10000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
      at: event.at - 60_000 * (at + 1),
      of: `q-${at % 40}`,
    }));
    await choose(first, JSON.stringify({ ...file, events: [...file.events, ...many] }));
    await first.getByText("mine.json: 1000 events, 999 of them new.").waitFor();
    const whole = await saved(first);
    expect(JSON.parse(whole).events).toHaveLength(1000);
    await choose(first, whole);
    await first.getByText("mine.json: 1000 events, 0 of them new.").waitFor();

    const elsewhere = await visit("/practice/", { fresh: true });
    await practiceShown(elsewhere.page);
    await choose(elsewhere.page, whole);
    await elsewhere.page.getByText("mine.json: 1000 events, 1000 of them new.").waitFor();
    const events = (text: string) => text.split("\n").filter((line) => line.startsWith("    {"));
    expect(events(await saved(elsewhere.page))).toEqual(events(whole));
  }, 300_000);

  test("what is no file of this book is refused, and text stays text", async () => {
    const { page, errors } = await visit("/practice/");
    await practiceShown(page);
    for (const [text, told] of [
      ["<!doctype html><script>alert(1)</script>", /was not read.*no JSON/],
      ["[]", /no progress of this book/],
      [JSON.stringify({ format: "master-dev-interview progress", version: 9, events: [] }), /newer version/],
      [
        JSON.stringify({ format: "master-dev-interview progress", version: 1, events: [{ type: "<img src=x onerror=alert(1)>" }] }),
        /1 were left out/,
      ],
    ] as const) {
      await choose(page, text);
      await page.getByRole("status").filter({ hasText: told }).waitFor();
    }
    expect(await page.locator("main img").count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
