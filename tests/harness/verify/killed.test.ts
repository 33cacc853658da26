import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { makePlan } from "../../../verify/plan.ts";
import { executePlan, type Result } from "../../../verify/verify.ts";
import { makeBook } from "../../book.ts";

const FIXTURES = "tests/fixtures/verify/killed";

/**
 * Chapters whose second listing would go on for long, and what the server is called that is killed in the middle of it. `beside`: the third is
 * played beside it, on servers of its own.
 */
const SERVERS: [file: string, server: RegExp, beside?: "beside"][] = [
  ["sql-run.md", /^postgres$/, "beside"],
  ["sql-sessions.md", /^postgres$/, "beside"],
  ["redis.md", /^redis-server/, "beside"],
  ["mysql.md", /^mysqld$/],
  ["valkey.md", /^valkey-server/, "beside"],
  ["rabbitmq.md", /^beam/],
  ["kafka.md", /^java$/],
  ["kafka-shell.md", /^java$/],
  ["go-pgx.md", /^postgres$/],
  ["go-pgx-pooler.md", /^pgbouncer$/],
  ["go-pgx-standby.md", /^postgres$/],
  ["go-redis.md", /^redis-server/],
  ["go-amqp.md", /^beam/],
  ["go-kafka.md", /^java$/],
  ["go-aws.md", /^python/],
];

/** Processes that this one has started, however far down. */
function descendants(): { pid: number; name: string }[] {
  const all = readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const [, name = "", parent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return [{ pid: Number(pid), name, parent: Number(parent) }];
    } catch {
      return []; // it ended while we looked
    }
  });
  const own = new Set([process.pid]);
  for (let before = 0; before !== own.size; ) {
    before = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  return all.filter(({ pid }) => pid !== process.pid && own.has(pid));
}

let killing: NodeJS.Timeout | undefined;
afterEach(() => clearInterval(killing));

/** ms: the second listing has begun by then, or meets a server that is gone; again, should it have begun only after that. */
const [BEGUN, AGAIN] = [1000, 20_000];

/** Whether there was still a process to kill: between looking and killing it may have ended by itself. */
function end(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw cause;
  }
}

/** Kills the server from the end of the listings that are played before, which are so many, to the end of the one after them. */
async function verifyKilling(
  root: string,
  server: RegExp,
  before: number,
): Promise<{ results: Result[]; troubles: string[]; killed: number }> {
  let killed = 0;
  const kill = () => {
    for (const { pid, name } of descendants()) {
      if (!server.test(name)) continue;
      if (end(pid)) killed += 1;
    }
  };
  let told = 0;
  const done = () => {
    told += 1;
    clearInterval(killing);
    if (told !== before) return;
    killing = setTimeout(() => {
      kill();
      killing = setInterval(kill, AGAIN);
    }, BEGUN);
  };
  const plan = makePlan(root, { targets: [], only: undefined });
  expect(plan.complaints).toEqual([]);
  return { ...(await executePlan(plan, { ci: true, repeat: 1 }, done)), killed };
}

test("no chapter is left out", () => {
  expect(SERVERS.map(([file]) => file).sort()).toEqual(readdirSync(FIXTURES).sort());
});

test.runIf(process.platform === "linux").each(SERVERS)(
  "%s: the listing is told of as not proven, and the next one finds another server",
  async (file, server, beside) => {
    const root = makeBook({ [`docs/x/01-${file}`]: readFileSync(`${FIXTURES}/${file}`) });
    const { results, troubles, killed } = await verifyKilling(root, server, beside ? 2 : 1);
    expect(killed).toBeGreaterThan(0);
    expect(results.map(({ status, environment, problems }) => ({ status, environment, problems }))).toEqual([
      { status: "passed", problems: [] },
      { status: "failed", environment: true, problems: [expect.objectContaining({ message: expect.stringMatching(/ended|did not/) })] },
      { status: "passed", problems: [] },
    ]);
    expect(troubles).toEqual([]);
  },
);
