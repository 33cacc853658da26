import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser, openSite } from "./site.ts";

// As it is published on GitHub Pages: below a folder.
const BASE = "/MASTER-DEV-INTERVIEW/";
const folder = mkdtempSync(join(tmpdir(), "book-folder-"));

describeInBrowser("below a folder", () => {
  const visit = openSite({ folder, base: BASE });

  beforeAll(() => {
    const env = { ...process.env, BASE_URL: BASE, NODE_ENV: "production", GITHUB_REPOSITORY: "somebody/MASTER-DEV-INTERVIEW" };
    execFileSync("npx", ["docusaurus", "build", "--out-dir", folder], { env, stdio: "pipe" });
    execFileSync("node", ["scripts/search/index.ts", folder], { stdio: "pipe" });
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("pages, pictures, links and search stay below it", async () => {
    const { page, requests, errors } = await visit("/");
    await page.getByRole("link", { name: "Read the chapter on channels" }).click();
    await page.waitForURL(`**${BASE}go/channels/`);
    await page.getByRole("heading", { level: 1, name: "Channel semantics" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("write skew");
    await page.getByRole("option").first().click();
    await page.waitForURL(`**${BASE}sql/transactions-and-isolation/**`);
    expect(errors).toEqual([]);
    expect(requests.map((url) => new URL(url).pathname).filter((path) => !path.startsWith(BASE))).toEqual([]);
  });

  test("where the build knows its repository, a page can be edited and reported", async () => {
    const { page } = await visit("/go/channels/");
    const edit = await page.getByRole("link", { name: "Edit this page" }).getAttribute("href");
    expect(edit).toBe("https://github.com/somebody/MASTER-DEV-INTERVIEW/edit/main/docs/go/08-channels.md");
    expect(await page.getByRole("link", { name: "Report an error" }).count()).toBe(1);
    const report = new URL((await page.getByRole("link", { name: "Report this answer" }).first().getAttribute("href")) ?? "");
    expect(report.searchParams.get("where")).toBe(`${BASE}go/channels/#q-receive-closed`);
  });
});
