import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { about, asked, INTERVIEW, main, points, press, SENIOR, STAFF, saidByClock, timer } from "./interview.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });

/** Opens an interview at its first question. */
async function begin(query: string) {
  const visited = await visit(INTERVIEW + query);
  await press(visited.page, "Begin");
  await asked(visited.page).waitFor();
  return visited;
}

/** Opens the rubric, ticks all of its points, or all but the first, and goes on. */
async function answer(page: Page, named: "all" | "none") {
  const number = await about(page).textContent();
  await press(page, "Open the rubric");
  if (named === "all") for (const point of await points(page).all()) await point.check();
  await press(page, "Next question");
  await expect.poll(() => about(page).textContent()).not.toBe(number);
}

describeInBrowser("a mock interview", () => {
  test("is made by a form, has an address, and asks what follows from what was ticked", async () => {
    const { page, errors } = await visit(INTERVIEW);
    await main(page).getByRole("radio", { name: "20" }).check();
    await main(page).getByRole("checkbox", { name: "Go" }).check();
    await main(page).getByRole("radio", { name: "Senior" }).check();
    await main(page).getByLabel("Seed").fill("a");
    await press(page, "Start");
    await page.waitForURL(`**${INTERVIEW}${SENIOR}`);
    await main(page).getByText("20 minutes, Go, from Senior on, seed a").waitFor();
    await press(page, "Begin");
    expect(await asked(page).evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(await about(page).textContent()).toBe("Question 1: Go, Senior. A new subject.");
    await answer(page, "all");
    expect(await about(page).textContent()).toBe("Question 2: Go, Staff. Since every point was named, it goes on from there.");
    expect(await asked(page).textContent()).toBe("Would you put a channel into a public API?");
    expect(errors).toEqual([]);
  });

  test("what was missed decides what follows, of the same level or a lower one, and is named", async () => {
    const { page } = await begin(STAFF);
    expect(await asked(page).textContent()).toBe("Would you put a channel into a public API?");
    await answer(page, "none");
    expect(await about(page).textContent()).toMatch(
      /^Question 2: Go, Senior\. From the chapter of what was missed: the signature does not say/,
    );
  });

  test("two who have the same address are asked the same, whatever the day", async () => {
    const titles = async () => {
      const { page } = await begin("?minutes=45&parts=go&level=senior&seed=7f3a");
      const seen = [await asked(page).textContent()];
      for (const named of ["none", "all"] as const) {
        await answer(page, named);
        seen.push(await asked(page).textContent());
      }
      return seen;
    };
    const first = await titles();
    expect(new Set(first).size).toBe(3);
    expect(await titles()).toEqual(first);
  });

  test("its clock can be stopped, says when half of a time is over, and ends the interview", async () => {
    const { page, errors } = await visit(INTERVIEW + SENIOR, { fresh: true });
    await page.clock.install();
    await press(page, "Begin");
    expect(await timer(page).getAttribute("aria-live")).toBe("off");
    await page.clock.fastForward("02:31");
    await saidByClock(page, "Half of the time for this question is over.");
    await press(page, "Pause");
    await saidByClock(page, "Paused.");
    const stopped = await timer(page).textContent();
    expect(stopped).toMatch(/^2:3\d/);
    await page.clock.fastForward("10:00");
    expect(await timer(page).textContent()).toBe(stopped);
    await press(page, "Go on");
    await page.clock.fastForward("02:40");
    await saidByClock(page, "The time for this question is over.");
    await press(page, "Open the rubric");
    await page.clock.fastForward("15:00");
    await saidByClock(page, "The 20 minutes are over.");
    await points(page).first().check();
    await press(page, "To the report");
    await page.getByRole("heading", { name: "Report" }).waitFor();
    expect(await main(page).locator("p", { hasText: "of 20 minutes" }).textContent()).toMatch(/^1 question, 20:\d\d of 20 minutes\.$/);
    expect(errors).toEqual([]);
  });

  test("it can end at once, and what was not graded does not count", async () => {
    const { page } = await begin(SENIOR);
    await press(page, "End here, without this question");
    await main(page).getByText("Nothing was graded.").waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    await press(page, "The same again");
    expect(await about(page).textContent()).toMatch(/^Question 1:/);
  });

  test("the report says which level held and by which rule, leads to what was missed, and can be copied", async () => {
    const { page, context, errors } = await begin(STAFF);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await press(page, "Open the rubric");
    for (const index of [0, 1, 2]) await points(page).nth(index).check();
    await main(page).getByRole("status").filter({ hasText: "3 of 4 points" }).waitFor();
    await press(page, "End here");
    await page.getByRole("heading", { name: "Report" }).waitFor();
    expect(await page.getByRole("row", { name: /^Go/ }).getByRole("cell").allTextContents()).toEqual(["Staff", "Staff 3 of 4"]);
    expect(await main(page).textContent()).toContain("at least two thirds of the points");
    const missed = main(page).locator("ul > li", { hasText: "errors need a second channel" }).first();
    expect(await missed.getByRole("link").first().getAttribute("href")).toMatch(/\/go\/channels\/#q-/);
    await press(page, "Copy as Markdown");
    await main(page).getByText("Copied").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain("| Go | Staff | Staff 3/4 |");
    expect(text).toContain("  - errors need a second channel or a result type");
    expect(text).toMatch(/\(http:\/\/[^)]*\/practice\/interview\/\?minutes=20&parts=go&level=staff&seed=a\)/);
    expect(await violationsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("on paper the report has no buttons, and all that was missed", async () => {
    const { page } = await begin(STAFF);
    await press(page, "Open the rubric");
    await press(page, "End here");
    await page.emulateMedia({ media: "print" });
    expect(await main(page).getByRole("button").filter({ visible: true }).count()).toBe(0);
    expect(await main(page).getByText("errors need a second channel").first().isVisible()).toBe(true);
  });

  test("a page that is loaded anew goes on behind the last answer", async () => {
    const { page } = await begin(SENIOR);
    await answer(page, "all");
    const title = await asked(page).textContent();
    await page.reload();
    await press(page, "Go on behind question 1");
    expect(await asked(page).textContent()).toBe(title);
    await page.reload();
    await press(page, "Begin anew");
    expect(await about(page).textContent()).toMatch(/^Question 1:/);
  });

  test("where storage is blocked, it lasts as long as the page", async () => {
    const { page, context, errors } = await visit("/", { fresh: true });
    await context.addInitScript(() => {
      Object.defineProperty(window, "sessionStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(new URL(`.${INTERVIEW}${SENIOR}`, page.url()).href);
    await press(page, "Begin");
    await answer(page, "all");
    expect(errors).toEqual([]);
  });

  test("with a partner the candidate sees numbers, and both screens come to the same question", async () => {
    const { page } = await visit(INTERVIEW + SENIOR.replace("?", "?grader=partner&"));
    const address = await main(page).locator("a", { hasText: "view=partner" }).getAttribute("href");
    await press(page, "Begin");
    expect(await main(page).getByText("Point 1", { exact: true }).count()).toBe(1);
    expect(await main(page).locator(".proof").count()).toBe(0);

    const partner = await visit(INTERVIEW + new URL(address ?? "").search, { fresh: true });
    await press(partner.page, "Begin");
    expect(await asked(partner.page).textContent()).toBe(await asked(page).textContent());
    expect(await main(partner.page).getByText("A strong answer mentions").count()).toBe(1);
    for (const each of [page, partner.page]) {
      await points(each).first().check();
      await press(each, "Next question");
      await expect.poll(() => about(each).textContent()).toContain("Question 2");
    }
    expect(await asked(partner.page).textContent()).toBe(await asked(page).textContent());
    // Which point was missed is the partner's to say.
    expect(await about(page).textContent()).toMatch(/It follows from your answer\.$/);
    expect(await about(partner.page).textContent()).toContain("what was missed");
    await press(page, "Show the points, for a partner at this screen");
    expect(await main(page).getByText("A strong answer mentions").count()).toBe(1);
  });

  test("a scenario has an address, lays recorded listings on the table, and goes on with its parts", async () => {
    const { page, errors } = await visit(INTERVIEW);
    await main(page).getByRole("link", { name: "The answer that came too late" }).click();
    await page.waitForURL("**/?scenario=late-answer");
    await press(page, "Begin");
    expect(await about(page).textContent()).toBe("Question 1: The answer that came too late, Junior. 1 of 4 on this situation.");
    expect(await main(page).locator("figure").first().textContent()).toContain("goroutines:");
    expect(await main(page).locator("figure a").first().getAttribute("href")).toMatch(/\/go\/channels\/#l-silent-leak$/);
    for (let question = 1; question < 4; question += 1) await answer(page, "all");
    await press(page, "Open the rubric");
    await main(page).getByText("What a staff answer adds").click();
    await main(page).getByText("It puts what loses money before what loses memory.").waitFor();
    await press(page, "Next question");
    expect(await about(page).textContent()).toMatch(/^Question 5: (Go|SQL), /);
    expect(errors).toEqual([]);
  });
});
