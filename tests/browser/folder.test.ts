import { expect, test } from "vitest";
import { FIXTURE } from "./fixture.ts";
import { describeInBrowser, openFixture } from "./site.ts";

// As it is published on GitHub Pages: below a folder.
const BASE = FIXTURE.base;

describeInBrowser("below a folder", () => {
  const visit = openFixture();

  test("pages, pictures, links and search stay below it", async () => {
    const { page, requests, errors } = await visit("/");
    await page.getByRole("link", { name: "Read the chapter on channels" }).click();
    await page.waitForURL(`**${BASE}go/channels/`);
    await page.getByRole("heading", { level: 1, name: "Channel semantics" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("write skew");
    await page.getByRole("option").first().click();
    await page.waitForURL(`**${BASE}sql/isolation/**`);
    expect(errors).toEqual([]);
    expect(requests.map((url) => new URL(url).pathname).filter((path) => !path.startsWith(BASE))).toEqual([]);
  });

  test("where the build knows its repository, a page can be edited and reported", async () => {
    const { page } = await visit("/go/channels/");
    const edit = await page.getByRole("link", { name: "Edit this page" }).getAttribute("href");
    expect(edit).toBe(`https://github.com/${FIXTURE.repository}/edit/main/tests/fixtures/site/docs/go/01-channels.md`);
    expect(await page.getByRole("link", { name: "Report an error" }).count()).toBe(1);
    const report = new URL((await page.getByRole("link", { name: "Report this answer" }).first().getAttribute("href")) ?? "");
    expect(report.searchParams.get("where")).toBe(`${BASE}go/channels/#q-receive-closed`);
  });
});
