import { expect, test } from "vitest";
import { CHANNELS, go, makeAvailable, OFFLINE, openOffline, part, said, whole } from "./offline.ts";
import { ended } from "./program.ts";
import { describeInBrowser } from "./site.ts";

const { network, visit } = openOffline();

describeInBrowser("engines", () => {
  test("Go is kept by one press, runs without a network at the first run there is, and is removed", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    await makeAvailable(page, "go");
    await whole(page, "go");
    network.off();
    await go(page, CHANNELS);
    expect(await ended(page.locator('[data-program="run"]').first())).toBe("0");
    await go(page, OFFLINE);
    await part(page, "go").getByRole("button", { name: "Remove", exact: true }).click();
    await expect.poll(() => page.evaluate(() => caches.has("go-engine"))).toBe(false);
  });

  test("PostgreSQL too; a network that breaks off leaves it in part, and the next press gets the rest", async () => {
    const { page } = await visit(OFFLINE);
    network.answer((path) => !/engines\/postgres\/share/.test(path));
    await makeAvailable(page, "postgres");
    await expect.poll(() => said(page, "postgres").textContent()).toMatch(/^The network broke off/);
    network.on();
    await makeAvailable(page, "postgres");
    await whole(page, "postgres");
    await makeAvailable(page, "book");
    await whole(page, "book");
    network.off();
    await go(page, "/sql/indexes/");
    expect(await ended(page.locator('[data-program="explain"]').first(), "Explain")).toBe("ok");
  });

  test("a run's files count, and are not fetched again", async () => {
    const { page } = await visit("/sql/indexes/");
    expect(await ended(page.locator('[data-program="explain"]').first(), "Explain")).toBe("ok");
    await go(page, OFFLINE);
    const asked: string[] = [];
    network.answer((path) => {
      asked.push(path);
      return true;
    });
    await expect.poll(() => said(page, "postgres").textContent()).toMatch(/^Kept (whole|in part)/);
    if ((await said(page, "postgres").textContent())?.startsWith("Kept in part")) await makeAvailable(page, "postgres");
    await whole(page, "postgres");
    expect(asked.filter((path) => path.endsWith(".zst"))).toEqual([]);
  });
});
