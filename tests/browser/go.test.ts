import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { CHANNELS, firstProgram, main, printed } from "./go.ts";
import { edit, ended, onlyOneWorker, press } from "./program.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ workers: true });

/** What the worker that compiles has fetched, hashes left out, and whether the keeper of the folder answered. */
async function fetchedByCompiler(page: Page): Promise<{ name: string; viaKeeper: boolean }[]> {
  const worker = page.workers().find((other) => other.url().includes("/engines/go/worker-"));
  return (
    (await worker?.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map(({ name, workerStart }) => ({
        name: (name.split("/").at(-1) ?? "").replace(/-[0-9a-f]{16}/, "-*"),
        viaKeeper: workerStart > 0,
      })),
    )) ?? []
  );
}

describeInBrowser("Go comes to the page", () => {
  test("nothing of it is fetched before it is asked for; then a program runs, and again without the network", async () => {
    const { page, context, requests, errors } = await visit(CHANNELS);
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.includes("/engines/"))).toEqual([]);
    const program = firstProgram(page);
    expect(await ended(program)).toBe("0");
    const output = await printed(program, "out");
    // Of the program as it was served, the recorded output is what it prints here too.
    const recorded = await program.locator("xpath=following-sibling::*").locator("code").first().textContent();
    expect(output.join("").trimEnd()).toBe(recorded?.trimEnd());
    expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
    await onlyOneWorker(page);
    await context.setOffline(true);
    expect(await ended(program)).toBe("0");
    expect(errors).toEqual([]);
  });

  test("at a second visit the compiler is asked for by its address, and what is kept answers; also without the network", async () => {
    const { page, context, errors } = await visit(CHANNELS);
    expect(await ended(firstProgram(page))).toBe("0");
    await page.reload();
    expect(await ended(firstProgram(page))).toBe("0");
    const files = await fetchedByCompiler(page);
    expect(files.map(({ name }) => name).sort()).toEqual(["compile-*.wasm", "link-*.wasm", "manifest.json"]);
    expect(files.filter(({ name, viaKeeper }) => name.endsWith(".wasm") && !viaKeeper)).toEqual([]);
    // Stop ends the one that compiles: the next is another one.
    await edit(firstProgram(page), main("\tprintln(1)"));
    await context.setOffline(true);
    await press(firstProgram(page), "Run");
    await press(firstProgram(page), "Stop");
    expect(await ended(firstProgram(page))).toBe("0");
    expect(errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error))).toEqual([]);
  });

  test.each([
    ["no service worker may be registered", "ServiceWorkerContainer.prototype.register"],
    ["nothing can be kept", "CacheStorage.prototype.open"],
  ])("where %s programs run", async (_, method) => {
    const { page, errors } = await visit(CHANNELS);
    await page.evaluate(`${method} = () => Promise.reject(new Error("blocked"))`);
    expect(await ended(firstProgram(page))).toBe("0");
    expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toContain("blob:");
    expect(errors).toEqual([]);
  });

  test("a kept module that is broken is made again from what was fetched", async () => {
    const { page } = await visit(CHANNELS);
    expect(await ended(firstProgram(page))).toBe("0");
    const broken = await page.evaluate(async () => {
      const cache = await caches.open("go-engine");
      const modules = (await cache.keys()).filter(({ url }) => url.endsWith(".wasm"));
      for (const module of modules) await cache.put(module, new Response("broken", { headers: { "content-type": "application/wasm" } }));
      return modules.length;
    });
    expect(broken).toBe(2);
    await page.reload();
    expect(await ended(firstProgram(page))).toBe("0");
  });

  test("the editor: Escape then Tab leaves, changes survive a reload, a link carries them", async () => {
    const { page, context } = await visit(CHANNELS);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const program = firstProgram(page);
    await press(program, "Edit");
    const field = program.locator(".cm-content");
    await field.waitFor();
    await field.click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("// mine");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".cm-editor"))).toBeNull();
    await press(program, "Copy a link");
    await program.getByText("A link to this program is copied.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.reload();
    await firstProgram(page).locator(".cm-line", { hasText: "// mine" }).waitFor();
    await press(firstProgram(page), "Reset");
    await page.goto("about:blank");
    await page.goto(link);
    await firstProgram(page).locator(".cm-line", { hasText: "// mine" }).waitFor({ timeout: 60_000 });
  });
});
