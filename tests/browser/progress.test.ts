import { expect, test } from "vitest";
import { CHANNELS, grade, grades, kept, practise, QUESTION, question, saved } from "./progress.ts";
import { moved } from "./shift.ts";
import { beside, describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });

describeInBrowser("what a reader has done", () => {
  test("ticks propose a grade, and both are there again after a reload; a grade that is changed takes the first back", async () => {
    const visited = await visit(CHANNELS);
    const { page, errors } = visited;
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
    const again = (await beside(visited, CHANNELS)).page;
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
    const { page, requests } = await visit(CHANNELS, { fresh: true });
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.endsWith(".js"))).toEqual([]);
    expect(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length])).toEqual([0, 0]);
  });

  test("two tabs: what one answers the other knows, and both are kept", async () => {
    const visited = await visit(CHANNELS);
    const { page } = visited;
    const other = (await beside(visited, CHANNELS)).page;
    await grade(page, "Missed it");
    await grade(other, "Well");
    await grade(page, "With ease");
    expect((await kept(page)).filter(({ type }) => type === "graded").map(({ grade: own }) => own)).toEqual([0, 2, 3]);
    const practice = await practise(visited);
    const { events } = JSON.parse(await saved(practice));
    expect(events.length).toBe((await kept(page)).length);
  });

  test("what was answered is kept when the tab is killed right behind it", async () => {
    const visited = await visit(CHANNELS, { fresh: true });
    const { page, context } = visited;
    await grade(page, "Well");
    const killed = await context.newCDPSession(page);
    const other = (await beside(visited, "/about/")).page;
    const crashed = page.waitForEvent("crash");
    killed.send("Page.crash").catch(() => {});
    await crashed;
    expect((await kept(other)).map(({ type }) => type)).toEqual(["graded"]);
  });

  test("a chapter is marked as read, and its link says so", async () => {
    const visited = await visit(CHANNELS);
    const { page } = visited;
    await page.getByRole("button", { name: "Mark as read" }).click();
    await page.getByRole("button", { name: "Read", exact: true, pressed: true }).waitFor();
    await expect.poll(async () => (await kept(page)).length).toBe(1);
    const home = (await beside(visited, "/")).page;
    await home.locator(`main a[href$="${CHANNELS}"][data-mark="read"]`).first().waitFor();
    expect(await home.locator("[data-again] a").allTextContents()).toEqual(["Go on where you were", "Practice: nothing is due"]);
    expect(await moved(home)).toEqual([]);
  });

  test("questions are listed by how they stand", async () => {
    const visited = await visit(CHANNELS);
    const { page } = visited;
    await grade(page, "Missed it");
    const list = (await beside(visited, "/questions/go/?standing=missed")).page;
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
    const visited = await visit(CHANNELS);
    const { page } = visited;
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
    const practice = await practise(visited);
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
