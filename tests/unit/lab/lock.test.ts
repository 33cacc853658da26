import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { withLock } from "../../../lab/lock.ts";

function folder(): string {
  const parent = mkdtempSync(join(tmpdir(), "lock-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, "lock");
}

test("one after the other, and the lock is free after a failure", async () => {
  const lock = folder();
  const order: string[] = [];
  const work = (name: string) =>
    withLock(lock, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
      if (name === "one") throw new Error("failed");
    });
  const settled = await Promise.allSettled([work("one"), work("two")]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
});

test("a holder that has died holds nothing", async () => {
  const lock = folder();
  mkdirSync(lock);
  writeFileSync(join(lock, "pid"), "999999999");
  expect(await withLock(lock, async () => "mine")).toBe("mine");
});
