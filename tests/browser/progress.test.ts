import { readFileSync } from "node:fs";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { FIXTURE } from "./fixture.ts";
import { moved } from "./shift.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture();
const CHANNELS = "/go/channels/";
const QUESTION = "q-receive-closed";

const question = (page: Page): Locator => page.locator(`[data-question="${QUESTION}"]`);
const grades = (page: Page): Locator => question(page).getByRole("group", { name: "How well did you answer?" });

/** Opens the answer of the chapter's first question, and grades it. */
async function grade(page: Page, name: string): Promise<void> {
  if (await question(page).locator("details:not([open])").count()) await question(page).locator("summary").first().click();
  await grades(page).getByRole("button", { name }).click();
  await grades(page)
    .getByRole("status")
    .filter({ hasText: `${name}.` })
    .filter({ hasText: /due again|until you close the page/ })
    .waitFor();
}

/** All events that the browser has kept, in the order they were written. */
const kept = (page: Page): Promise<{ type: string; of?: string; grade?: number; points?: number[] }[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("master-dev-interview");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("events").objectStore("events").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );

/** Another page of the same browser. */
async function open(context: BrowserContext, from: Page, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(new URL(path.slice(1), `${new URL(from.url()).origin}${FIXTURE.base}`).href, { waitUntil: "load" });
  return page;
}

/** The practice page, with its log read. */
async function practise(context: BrowserContext, from: Page): Promise<Page> {
  const page = await open(context, from, "/practice/");
  await page.getByRole("heading", { name: "Due today" }).waitFor();
  return page;
}

const choose = (page: Page, text: string | Buffer): Promise<void> =>
  page.getByLabel("Read a file").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) });

async function saved(page: Page): Promise<string> {
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save to a file" }).click();
  return readFileSync(await (await begun).path(), "utf8");
}

describeInBrowser("what a reader has done", () => {
  test("ticks propose a grade, and both are there again after a reload; a grade that is changed takes the first back", async () => {
    const { page, context, errors } = await visit(CHANNELS);
    await question(page).locator("summary").first().click();
    const points = question(page).getByRole("checkbox");
    await points.nth(0).click();
    await points.nth(1).click();
    await expect
      .poll(() =>
        grades(page)
          .locator('[data-grade="2"]')
          .evaluate((button) => getComputedStyle(button).outlineStyle),
      )
      .toBe("dashed");
    await grade(page, "In part");
    await grade(page, "Well");
    expect((await kept(page)).map(({ type, grade: own }) => (own === undefined ? type : `${type} ${own}`))).toEqual([
      ...["ticked", "ticked", "graded 1", "undone", "graded 2"],
    ]);
    const again = await open(context, page, CHANNELS);
    await again.locator(`#${QUESTION}[data-mark="known"]`).waitFor();
    expect(await moved(again)).toEqual([]);
    await question(again).locator("summary").first().click();
    await question(again)
      .getByRole("checkbox")
      .nth(4 - 2)
      .press(" ");
    await grades(again)
      .getByRole("status")
      .filter({ hasText: /this minute|ago/ })
      .waitFor();
    expect(await question(again).getByRole("checkbox").nth(0).isChecked()).toBe(true);
    expect(errors).toEqual([]);
  });

  test("a page that is read fetches nothing for it, and of who has done nothing nothing is kept", async () => {
    const { page, requests } = await visit(CHANNELS);
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.endsWith(".js"))).toEqual([]);
    expect(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length])).toEqual([0, 0]);
  });

  test("two tabs: what one answers the other knows, and both are kept", async () => {
    const { page, context } = await visit(CHANNELS);
    const other = await open(context, page, CHANNELS);
    await grade(page, "Missed it");
    await grade(other, "Well");
    await grade(page, "With ease");
    expect((await kept(page)).filter(({ type }) => type === "graded").map(({ grade: own }) => own)).toEqual([0, 2, 3]);
    const practice = await practise(context, page);
    const { events } = JSON.parse(await saved(practice));
    expect(events.length).toBe((await kept(page)).length);
  });

  test("what was answered is kept when the tab is killed right behind it", async () => {
    const { page, context } = await visit(CHANNELS);
    await grade(page, "Well");
    const killed = await context.newCDPSession(page);
    const other = await open(context, page, "/about/");
    const crashed = page.waitForEvent("crash");
    killed.send("Page.crash").catch(() => {});
    await crashed;
    expect((await kept(other)).map(({ type }) => type)).toEqual(["graded"]);
  });

  test("a chapter is marked as read, and its link says so", async () => {
    const { page, context } = await visit(CHANNELS);
    await page.getByRole("button", { name: "Mark as read" }).click();
    await page.getByRole("button", { name: "Read", exact: true, pressed: true }).waitFor();
    await expect.poll(async () => (await kept(page)).length).toBe(1);
    const home = await open(context, page, "/");
    await home.locator(`main a[href$="${CHANNELS}"][data-mark="read"]`).first().waitFor();
    expect(await home.locator("[data-again] a").allTextContents()).toEqual(["Go on where you were", "Practice: nothing is due"]);
    expect(await moved(home)).toEqual([]);
  });

  test("questions are listed by how they stand", async () => {
    const { page, context } = await visit(CHANNELS);
    await grade(page, "Missed it");
    const list = await open(context, page, "/questions/go/?standing=missed");
    await list
      .getByRole("status")
      .filter({ hasText: /^1 of \d+ questions/ })
      .waitFor();
    expect(await list.locator("main section li a").count()).toBe(1);
    await list.getByLabel("Standing").selectOption("new");
    await list
      .getByRole("status")
      .filter({ hasText: /^[2-9] of \d+ questions/ })
      .waitFor();
  });
});

describeInBrowser("storage", () => {
  test("blocked: it is said, and practice goes on in memory", async () => {
    const { page } = await visit(CHANNELS);
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("blocked", "SecurityError");
      };
    });
    await grade(page, "Well");
    expect(await grades(page).getByRole("status").textContent()).toContain("lets the page keep nothing");
  });

  test("full: it is said, and what could not be written is written with the next", async () => {
    const { page } = await visit(CHANNELS);
    await grade(page, "Missed it");
    await page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = () => {
        IDBObjectStore.prototype.add = add;
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await grades(page).getByRole("button", { name: "In part" }).click();
    await expect.poll(async () => (await kept(page)).map(({ type }) => type)).toEqual(["graded", "undone", "graded"]);
  });

  test("damaged: what is none is put aside and said, and the rest counts", async () => {
    const { page, context } = await visit(CHANNELS);
    await grade(page, "Well");
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open("master-dev-interview");
          opening.onsuccess = () => {
            const writing = opening.result.transaction("events", "readwrite");
            writing.objectStore("events").add({ id: "x", type: "graded", grade: "<img src=x onerror=alert(1)>" } as never);
            writing.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
    );
    const practice = await practise(context, page);
    await practice.getByRole("alert").filter({ hasText: "1 entry of what was kept could not be read" }).waitFor();
    expect(JSON.parse(await saved(practice)).events).toHaveLength(1);
  });

  test("the clock set back: the schedule goes on", async () => {
    const { page } = await visit(CHANNELS);
    await grade(page, "Well");
    await page.evaluate(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() - 3 * 3_600_000;
    });
    await grade(page, "With ease");
    const events = (await kept(page)) as unknown as { at: number }[];
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
  });
});

describeInBrowser("the reader's file", () => {
  test("saved, all forgotten, read again: as it was; read twice: nothing new; 1,000 events: none lost", async () => {
    const { page, context } = await visit(CHANNELS);
    await grade(page, "Well");
    const first = await practise(context, page);
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

    const elsewhere = await visit("/practice/");
    await elsewhere.page.getByRole("heading", { name: "Due today" }).waitFor();
    await choose(elsewhere.page, whole);
    await elsewhere.page.getByText("mine.json: 1000 events, 1000 of them new.").waitFor();
    const events = (text: string) => text.split("\n").filter((line) => line.startsWith("    {"));
    expect(events(await saved(elsewhere.page))).toEqual(events(whole));
  }, 300_000);

  test("what is no file of this book is refused, and text stays text", async () => {
    const { page, errors } = await visit("/practice/");
    await page.getByRole("heading", { name: "Due today" }).waitFor();
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

describeInBrowser("practice", () => {
  test("by keyboard alone: a question is opened, graded, taken back, graded again, and the run ends with what to read", async () => {
    const { page, errors } = await visit("/practice/");
    await page.getByRole("button", { name: "Begin with new ones" }).click();
    const asked = page.locator("#asked");
    await asked.waitFor();
    const first = await asked.textContent();
    expect(await asked.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.locator("main summary", { hasText: "Answer aloud" }).press("Enter");
    await page.locator('[data-grade="1"]').waitFor();
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Next/, disabled: false }).waitFor();
    await page.keyboard.press("u");
    await page.getByRole("button", { name: /^Next/, disabled: true }).waitFor();
    expect(await asked.textContent()).toBe(first);
    await page.locator("main summary", { hasText: "Answer aloud" }).press("Enter");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Next/, disabled: false }).waitFor();
    await page.keyboard.press("n");
    await expect.poll(() => asked.textContent()).not.toBe(first);
    await page.getByRole("button", { name: "End here" }).click();
    await page.getByRole("heading", { name: "1 answered" }).waitFor();
    expect(await page.locator("main a", { hasText: first ?? "" }).getAttribute("href")).toMatch(/#q-/);
    expect((await kept(page)).map(({ type }) => type)).toEqual(["graded", "undone", "graded"]);
    expect(errors).toEqual([]);
  });

  test.each([false, true])("it can be read by everybody, WCAG 2.2 AA by axe, and on a phone (dark: %s)", async (dark) => {
    const { page } = await visit("/practice/", { dark, phone: dark });
    await page.getByRole("heading", { name: "Due today" }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Surprise me" }).click();
    await page.locator("#asked").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test("without script it says what it needs, and leads to the questions", async () => {
    const { page } = await visit("/practice/", { script: false });
    expect(await page.locator("main").textContent()).toContain("That needs script");
    expect(await page.locator('main a[href$="/questions/"]').count()).toBe(1);
  });

  test("a script that does not come: it is said, and nothing is lost", async () => {
    const { page, context } = await visit(CHANNELS);
    await page.locator("body").dispatchEvent("keydown", { key: "~" });
    await page.locator('html[data-has-hydrated="true"]').waitFor({ state: "attached" });
    await context.setOffline(true);
    await question(page).locator("summary").first().click();
    await grades(page).getByRole("button", { name: "Well" }).click();
    await grades(page).getByRole("status").filter({ hasText: "did not arrive" }).waitFor();
    await context.setOffline(false);
    await grades(page).getByRole("button", { name: "Well" }).click();
    await expect.poll(async () => (await kept(page)).map(({ type }) => type)).toEqual(["graded"]);
  });
});
