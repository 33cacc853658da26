import { globSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { answer, CHANNELS, go, ISOLATION, keptKeys, makeAvailable, move, OFFLINE, openOffline, publishSecond, whole } from "./offline.ts";
import { ended } from "./program.ts";
import { describeInBrowser, wake } from "./site.ts";

const { folder, network, visit } = openOffline();

describeInBrowser("a newer version", () => {
  test("waits: an old page finds its own scripts, and is loaded anew by a press alone; then what was old is gone", async () => {
    const { page, context, errors } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    await go(page, CHANNELS);
    const heading = page.getByRole("heading", { level: 1 });
    const old = await context.newPage();
    await old.goto(page.url());
    publishSecond(folder);

    await page.reload();
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    const bar = page.locator('[data-offline="newer"]');
    await bar.waitFor();
    // It is whole before it is announced, and the page is what it was.
    expect(await heading.textContent()).not.toContain("anew");
    expect(await violationsOf(page)).toEqual([]);
    await wake(page);
    await answer(page);
    await bar.getByRole("button", { name: "Load it" }).click();
    await expect.poll(() => heading.textContent().catch(() => "")).toContain("anew");

    // The other window is as it was, and React's chunks, which the server has no more, come from what is kept.
    expect(await old.getByRole("heading", { level: 1 }).textContent()).not.toContain("anew");
    await wake(old);
    await answer(old);
    const oldKeys = (await keptKeys(page)).length;
    await old.close();
    await go(page, ISOLATION);
    await expect.poll(async () => (await keptKeys(page)).length).toBeLessThan(oldKeys);
    network.off();
    await go(page, CHANNELS);
    expect(await heading.textContent()).toContain("anew");
    await answer(page);
    expect(errors.filter((error) => !/ERR_|Failed to fetch/.test(error))).toEqual([]);
  });

  test("that does not arrive whole is not taken: the older one stays, without a network, too", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    publishSecond(folder);
    network.answer((path) => !/isolation/.test(path));
    await go(page, CHANNELS);
    await page.mouse.move(200, 300);
    await page.waitForLoadState("networkidle");
    network.off();
    await go(page, ISOLATION);
    await page.getByRole("heading", { level: 1, name: /isolation/i }).waitFor();
    await go(page, CHANNELS);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toContain("anew");
    expect(await page.locator('[data-offline="newer"]').count()).toBe(0);
  });

  test("is what a reader sees at once who keeps only what was read, and nothing is said of it", async () => {
    const { page } = await visit(CHANNELS);
    await move(page);
    publishSecond(folder);
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("anew");
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))).toBe(true);
    expect(await page.locator('[data-offline="newer"]').count()).toBe(0);
  });
});

describeInBrowser("an engine of another build", () => {
  test("is not asked by a page of before: it says so, and runs once it is loaded anew", async () => {
    const { page } = await visit(CHANNELS);
    await move(page);
    const [worker = ""] = globSync("engines/go/worker-*.js", { cwd: folder });
    const newer = worker.replace(/\w{4}\.js$/, "0002.js");
    renameSync(join(folder, worker), join(folder, newer));
    const [visitModule = ""] = globSync("assets/js/offline.*.js", { cwd: folder });
    const nameOf = (file: string) => file.split("/").at(-1) ?? "";
    for (const file of ["engines/go/manifest.json", visitModule]) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toContain(nameOf(worker));
      writeFileSync(join(folder, file), text.replace(nameOf(worker), nameOf(newer)));
    }
    publishSecond(folder);
    const program = page.locator('[data-program="run"]').first();
    await ended(program);
    expect(await program.getByRole("status").textContent()).toMatch(/another version of the book/);
    await page.reload();
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    expect(await ended(program)).toBe("0");
  });
});
