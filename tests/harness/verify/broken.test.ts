import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine } from "../../../verify/engine.ts";
import { ENGINES } from "../../../verify/engines/index.ts";
import { makePlan } from "../../../verify/plan.ts";
import { executePlan, type Result } from "../../../verify/verify.ts";
import { makeBook } from "../../book.ts";

const COMMANDS = "```console redis\n> SET order:1 paid\n```\n\n```console redis\n> GET order:1\n```\n";

const outcomes = async (redis: Engine["open"]) => {
  const root = makeBook({
    "docs/go/01-orders.md": readFileSync("tests/fixtures/verify/holds/go-run.md", "utf8"),
    "docs/redis/01-orders.md": COMMANDS,
  });
  const runners = { ...ENGINES, redis: { ...ENGINES.redis, open: redis } };
  const results: Result[] = [];
  await executePlan(makePlan(root, { targets: [], only: undefined }), { ci: true, repeat: 1 }, (result) => results.push(result), runners);
  return results.map(({ engine, status, problems }) => ({ engine, status, said: problems.map(({ message }) => message).join() }));
};

const failed = (why: string) => ({ engine: "redis", status: "failed", said: `not verified: the engine broke: ${why}` });

test.each<[string, Engine["open"], string]>([
  ["does not open", () => Promise.reject(new Error("address in use")), "address in use"],
  [
    "breaks on its way",
    async () => ({ version: "Redis 8", observe: () => Promise.reject(new Error("lost")), close: async () => {} }),
    "lost",
  ],
])("an engine that %s fails its own listings, and the others go on", async (_, open, why) => {
  const results = await outcomes(open);
  expect(results.filter(({ engine }) => engine === "redis")).toEqual([failed(why), failed(why)]);
  const go = results.filter(({ engine }) => engine === "go");
  expect(go.length).toBeGreaterThan(0);
  expect(go.every(({ status }) => status === "passed")).toBe(true);
});
