import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser, openFixture, type View, wake } from "./site.ts";

const CHANNELS = "/go/channels/";
const ISOLATION = "/sql/isolation/";
const visit = openFixture({ same: true });

async function open(path: string, view?: View) {
  const visited = await visit(path, view);
  await visited.page.getByRole("button", { name: "Search" }).click();
  await visited.page.getByRole("combobox").waitFor();
  return visited;
}

/** Types, waits for the answer to just that, and gives where it leads. */
async function find(page: Page, query: string): Promise<string[]> {
  await page.getByRole("combobox").fill(query);
  await page.locator(`[role=listbox][data-query=${JSON.stringify(query)}]`).waitFor({ state: "attached" });
  return page.getByRole("option").evaluateAll((options) => options.map((option) => option.getAttribute("href") ?? ""));
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML);

describeInBrowser("search", () => {
  test.each(["Control+k", "Meta+k", "/"])("%s opens it, Escape closes it and gives focus back", async (keys) => {
    const { page, errors } = await visit(CHANNELS);
    await page.locator("main a").first().focus();
    const before = await focused(page);
    await page.keyboard.press(keys);
    await expect.poll(() => page.getByRole("combobox").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await focused(page)).toBe(before);
    expect(errors).toEqual([]);
  });

  test("it opens once, with React as without", async () => {
    const { page, errors } = await visit(CHANNELS);
    await wake(page);
    for (const press of [() => page.keyboard.press("/"), () => page.getByRole("button", { name: "Search" }).click()]) {
      await press();
      await find(page, "write skew");
      expect(await page.getByRole("dialog").count()).toBe(1);
      await page.keyboard.press("Escape");
    }
    expect(errors).toEqual([]);
  });

  test("a slash that is typed into a field is a slash", async () => {
    const { page } = await open(CHANNELS);
    await page.getByRole("combobox").pressSequentially("a/b");
    expect(await page.getByRole("combobox").inputValue()).toBe("a/b");
  });

  test("arrows choose, Enter opens the place, and the count is announced", async () => {
    const { page, errors } = await open("/");
    const places = await find(page, "write skew");
    expect(await page.getByRole("dialog").getByRole("status").textContent()).toBe(`${places.length} results in SQL`);
    expect(await page.getByRole("group", { name: "SQL" }).count()).toBe(1);
    expect(await page.getByRole("option", { selected: true }).getAttribute("href")).toBe(places[0]);
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("option", { selected: true }).getAttribute("href")).toBe(places.at(-1));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("option", { selected: true }).getAttribute("href")).toBe(places[1]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${places[1]}`);
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("what is chosen is seen, and so is what was found", async () => {
    const { page } = await open("/");
    await find(page, "write skew");
    const paint = (selector: string) => page.locator(selector).evaluate((shown) => getComputedStyle(shown).backgroundColor);
    const [chosen, other] = [await paint('[role="option"] >> nth=0'), await paint('[role="option"] >> nth=1')];
    expect(chosen).not.toBe(other);
    const byBrowser = "rgb(255, 255, 0)"; // of a mark without a style
    expect(await paint("mark >> nth=0")).not.toBe(byBrowser);
  });

  test.each([
    ["write skew", ISOLATION],
    ["40001", ISOLATION],
    ["serialization failure", ISOLATION],
    ["SELECT FOR UPDATE", ISOLATION],
    ["doctor on call", `${ISOLATION}#write-skew`],
    ["chan<-", `${CHANNELS}#direction`],
    ["<-ch", CHANNELS],
    ["nil channel", CHANNELS],
    ["state table", `${CHANNELS}#l-state-table`],
  ])("%s is found, first of all on %s", async (query, place) => {
    const { page } = await open("/");
    expect((await find(page, query))[0]).toContain(place);
  });

  test("what is misspelt is looked up as the book writes it, and said", async () => {
    const { page } = await open("/");
    expect((await find(page, "isolaton levels")).some((place) => place.endsWith(ISOLATION))).toBe(true);
    expect(await page.getByRole("dialog").getByRole("status").textContent()).toMatch(/^For “isolation levels”: \d+ results in SQL/);
  });

  test("a query that no place answers whole is said to be one, before what is near it, and is not taken for another", async () => {
    const { page } = await open("/");
    const said = page.getByRole("dialog").getByRole("status");
    await find(page, "write skew zebra");
    expect(await said.textContent()).toMatch(/^No place in the book has all of “write skew zebra”. With a part of it: \d+ results? in /);
    await find(page, "write skew");
    expect(await said.textContent()).toMatch(/^\d+ results? in /);
  });

  test("who comes back from a result finds the others again; who closes it does not", async () => {
    const { page } = await open(CHANNELS);
    await find(page, "write skew");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Search" }).click();
    expect(await page.getByRole("combobox").inputValue()).toBe("");
    const places = await find(page, "write skew");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${places[0]}`);
    await page.goBack();
    await page.getByRole("button", { name: "Search" }).click();
    expect(await page.getByRole("combobox").inputValue()).toBe("write skew");
    await page.getByRole("option").first().waitFor();
    expect(await page.getByRole("option").first().getAttribute("href")).toBe(places[0]);
  });

  test("a page that is not there offers what the words of its address find, and answers its field by keyboard alone", async () => {
    const { page } = await visit("/sql/wrte-skew/");
    const main = page.getByRole("main");
    const field = main.getByRole("combobox", { name: "Search the book" });
    await expect.poll(() => field.inputValue()).toBe("wrte skew");
    await expect.poll(() => main.getByRole("option").first().getAttribute("href")).toContain(ISOLATION);
    await field.focus();
    await field.fill("nil channel");
    await expect.poll(() => main.getByRole("option").first().getAttribute("href")).toContain(CHANNELS);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${CHANNELS}*`);
  });

  test("without script a page that is not there has no field, and leads on", async () => {
    const { page } = await visit("/nowhere/", { script: false });
    expect(await page.getByRole("combobox").count()).toBe(0);
    for (const name of ["first page", "questions"]) expect(await page.getByRole("main").getByRole("link", { name }).isVisible()).toBe(true);
  });

  test("nothing found is said, with what to try; a code is found whole or not at all", async () => {
    const { page } = await open(CHANNELS);
    expect(await find(page, "zzyzx")).toEqual([]);
    expect(await page.getByRole("dialog").getByRole("status").textContent()).toContain("Nothing found for “zzyzx”. Try");
    expect(await find(page, "40909")).toEqual([]);
  });

  test("no index: a sentence, not an exception", async () => {
    const { page } = await visit(CHANNELS);
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.keyboard.press("/");
    await expect.poll(() => page.getByRole("dialog").getByRole("status").textContent()).toContain("There is no search index here");
  });

  test("a dialog that does not come is said, and can be asked for again", async () => {
    const { page } = await visit(CHANNELS);
    await page.route("**/search.*.js", (route) => route.abort());
    await page.keyboard.press("/");
    await page.getByRole("alert").filter({ hasText: "The search did not arrive" }).waitFor();
    await page.unroute("**/search.*.js");
    await page.keyboard.press("/");
    await page.getByRole("combobox").waitFor();
  });

  test("the field is there with the press; what is typed before the rest has come is looked up", async () => {
    const { page } = await visit(CHANNELS);
    const held = Promise.withResolvers<void>();
    await page.route("**/search.*.js", async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.keyboard.press("/");
    await page.keyboard.type("write skew");
    expect(await page.getByRole("combobox").inputValue()).toBe("write skew");
    held.resolve();
    await page.locator('[role=listbox][data-query="write skew"]').waitFor({ state: "attached" });
  });

  test("on a phone it fills the screen, and does not zoom", async () => {
    const { page } = await open(CHANNELS, { phone: true, dark: true });
    expect(await page.getByRole("dialog").boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    const fontSize = await page.getByRole("combobox").evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
    expect(fontSize).toBeGreaterThanOrEqual(16);
    await find(page, "chan<-");
    for (const target of [...(await page.getByRole("option").all()), page.getByRole("button", { name: "Close" })])
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test("without script there is no button", async () => {
    const { page } = await visit(CHANNELS, { script: false });
    expect(await page.getByRole("button", { name: "Search" }).isVisible()).toBe(false);
  });

  test("nothing is fetched before it is opened, and nothing ever from elsewhere", async () => {
    const { page, requests } = await visit(CHANNELS, { fresh: true });
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.includes("/pagefind/"))).toEqual([]);
    await page.keyboard.press("/");
    await find(page, "chan<-");
    expect(requests.filter((url) => /main\.\w+\.js/.test(url))).toEqual([]); // nor React
    expect(requests.filter((url) => new URL(url).origin !== new URL(page.url()).origin && !/^(data|blob):/.test(url))).toEqual([]);
  });
});
