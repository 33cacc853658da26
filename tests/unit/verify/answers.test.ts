import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { engineOf, type Listing } from "../../../src/listings/index.ts";
import { parseChapter } from "../../../verify/chapters.ts";
import type { Engine, Missing, Observation, RunningEngine } from "../../../verify/engine.ts";
import { observed } from "../../../verify/engines/observed.ts";
import { type Task, tasksOf } from "../../../verify/plan.ts";
import { executePlan, type Result } from "../../../verify/verify.ts";
import { INPUTS, PATIENCE } from "../../fuzz.ts";

// Engines that do what no engine should, in a time of the test's own: hours of silence pass at once.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SCHEMA = '```protobuf lint\nsyntax = "proto3";\n```\n\n';
const QUERY = "```sql run\nSELECT 1;\n```\n\n";

function makeTasks(schemas: number, queries: number): Task[] {
  const chapter = parseChapter("docs/x/01-x.md", SCHEMA.repeat(schemas) + QUERY.repeat(queries));
  return chapter.listings.flatMap((listing) => tasksOf(chapter, listing));
}

const HOLDS: Record<string, Observation> = {
  protobuf: { kind: "seen", seen: { kind: "reviewed", review: { findings: [] } } },
  sql: { kind: "seen", seen: { kind: "played", runs: [{ outcomes: [], statements: 0, timedOut: false }], wants: [], sampled: false } },
};
const holds = (listing: Listing) => HOLDS[engineOf(listing)] as Observation;

/** What an engine does when a listing's turn comes. */
const ACTS = ["tells", "tells that it fails", "tells twice", "tells late", "tells of another", "tells of a stranger"] as const;
const WORSE = ["says nothing", "tells nonsense", "tells nothing at all", "throws", "hangs"] as const;
type Act = (typeof ACTS)[number] | (typeof WORSE)[number];
type Script = { acts: Act[]; open: "opens" | "rejects" | "throws" | "hangs" | "is missing"; close: "closes" | "rejects" | "hangs" };

const script: fc.Arbitrary<Script> = fc.record({
  acts: fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.constant<Act>("tells") }, { weight: 2, arbitrary: fc.constantFrom(...ACTS, ...WORSE) }),
    {
      minLength: 8,
      maxLength: 8,
    },
  ),
  open: fc.oneof({ weight: 6, arbitrary: fc.constant("opens" as const) }, fc.constantFrom("rejects", "throws", "hangs", "is missing")),
  close: fc.oneof({ weight: 4, arbitrary: fc.constant("closes" as const) }, fc.constantFrom("rejects", "hangs")),
});

/** ms: when nobody waits any more. */
const LATE = 24 * 3600_000;
const never = <T>() => new Promise<T>(() => {});
const STRANGER = makeTasks(1, 0)[0]?.listing as Listing;

type Turn = {
  listing: Listing;
  next: Listing;
  tell(listing: Listing, observation?: Observation): void;
  done(listing: Listing, observation: Observation): void;
};

const ACTED: Record<Act, (turn: Turn) => Promise<void> | void> = {
  tells: ({ listing, tell }) => tell(listing),
  "tells that it fails": ({ listing, tell }) => tell(listing, { kind: "broken", message: "no" }),
  "tells twice": ({ listing, tell }) => {
    tell(listing);
    tell(listing);
  },
  "tells late": ({ listing, done }) => void setTimeout(() => done(listing, holds(listing)), LATE),
  "tells of another": ({ next, tell }) => tell(next),
  "tells of a stranger": ({ done }) => done(STRANGER, holds(STRANGER)),
  "says nothing": () => {},
  "tells nonsense": ({ listing, tell }) => tell(listing, { kind: "seen", seen: { kind: "played" } }),
  "tells nothing at all": ({ listing, tell }) => tell(listing, null as never),
  throws: () => Promise.reject(new Error("lost")),
  hangs: () => never(),
};

/** @param told hears of every answer that was given in time */
function engineBy({ acts, close }: Script, told: (round: number, listing: Listing, holds: boolean) => void): RunningEngine {
  let round = -1;
  return {
    version: "made up",
    async observe(listings, done) {
      round += 1;
      const tell = (listing: Listing, observation = holds(listing)) => {
        told(round, listing, observation === holds(listing));
        done(listing, observation);
      };
      for (const [i, listing] of listings.entries()) {
        const next = listings[(i + 1) % listings.length] as Listing;
        await ACTED[acts[i] as Act]({ listing, next, tell, done });
      }
    },
    close: () => (close === "hangs" ? never() : close === "rejects" ? Promise.reject(new Error("no")) : Promise.resolve()),
  };
}

function openBy(script: Script, told: Parameters<typeof engineBy>[1]): Pick<Engine, "open"> {
  const open = (): Promise<RunningEngine | Missing> => {
    if (script.open === "throws") throw new Error("lost");
    if (script.open === "rejects") return Promise.reject(new Error("lost"));
    if (script.open === "hangs") return never();
    return Promise.resolve(script.open === "is missing" ? { missing: "not here" } : engineBy(script, told));
  };
  return { open };
}

/** Everything that was asked for, in virtual time. */
async function executed(tasks: Task[], options: { ci: boolean; repeat: number }, engines: Parameters<typeof executePlan>[3]) {
  const heard: Listing[] = [];
  const running = executePlan({ tasks }, options, ({ listing }) => heard.push(listing), engines);
  await vi.runAllTimersAsync();
  return { ...(await running), heard };
}

/** Of one listing: a result for each time, passed as often as it was seen to hold, and a reason for each of the others. */
function expectResults(own: Result[], { repeat, held, mayBeSkipped }: { repeat: number; held: number; mayBeSkipped: boolean }): void {
  expect(own.length).toBe(repeat);
  const passed = own.filter(({ status }) => status === "passed");
  expect(passed.length).toBe(held);
  for (const result of own) if (!passed.includes(result)) expect(result.problems[0]?.message).toMatch(/\w/);
  if (!mayBeSkipped) expect(own.filter(({ status }) => status === "skipped")).toEqual([]);
}

test("what was planned is what was judged, and only what was seen to hold once passes, whatever engines do", {
  timeout: PATIENCE,
}, async () => {
  const plans = fc.record({
    sizes: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
    scripts: fc.tuple(script, script),
    ci: fc.boolean(),
    repeat: fc.integer({ min: 1, max: 3 }),
  });
  const holdsAlways = fc.asyncProperty(plans, async ({ sizes, scripts, ci, repeat }) => {
    const tasks = makeTasks(...sizes);
    const answers = new Map<Listing, boolean[][]>(tasks.map(({ listing }) => [listing, Array.from({ length: repeat }, () => [])]));
    const told = (round: number, listing: Listing, held: boolean) => void answers.get(listing)?.[round]?.push(held);
    const engines = { protobuf: openBy(scripts[0], told), sql: openBy(scripts[1], told) };
    const { results, heard, troubles } = await executed(tasks, { ci, repeat }, engines);

    expect(results.length).toBe(tasks.length * repeat);
    expect(heard.length).toBe(tasks.length * repeat);
    for (const { listing } of tasks) {
      const at = engineOf(listing) === "sql" ? 1 : 0;
      const held = answers.get(listing)?.filter((round) => round.length === 1 && round[0]).length ?? 0;
      const mayBeSkipped = scripts[at].open === "is missing" && !ci;
      expectResults(
        results.filter((result) => result.listing === listing),
        { repeat, held, mayBeSkipped },
      );
    }
    const opened = (at: 0 | 1) => sizes[at] > 0 && scripts[at].open === "opens";
    for (const at of [0, 1] as const) if (opened(at) && scripts[at].close !== "closes") expect(troubles.join()).toMatch(/no|did not end/);
  });
  await fc.assert(holdsAlways, { numRuns: INPUTS });
});

const [TASK] = makeTasks(0, 1) as [Task];

test.each<[string, Act[], string]>([
  ["says nothing", ["says nothing"], "has no verdict: its engine was done without a word on it"],
  ["hangs", ["hangs"], "has no verdict: nothing was heard of its engine for 1860 s"],
  ["tells twice", ["tells twice"], "has two verdicts: its engine told twice what it saw"],
  ["throws", ["throws"], "not verified: the engine broke: lost"],
  ["tells nonsense", ["tells nonsense"], "has no verdict: it could not be judged: Cannot read properties of undefined (reading 'entries')"],
])("an engine that %s is told of", async (_, acts, message) => {
  const runner = openBy({ acts, open: "opens", close: "closes" }, () => {});
  const { results } = await executed([TASK], { ci: false, repeat: 1 }, { sql: runner });
  expect(results.map(({ status, problems }) => [status, problems])).toEqual([["failed", [{ line: 1, message }]]]);
});

test("an answer that nobody asked for is told of", async () => {
  const runner = openBy({ acts: ["tells of a stranger"], open: "opens", close: "closes" }, () => {});
  const { troubles } = await executed([TASK], { ci: false, repeat: 1 }, { sql: runner });
  expect(troubles).toEqual(["sql told of a listing in line 1 that it was not asked for"]);
});

test("of listings in turn, one of which nothing is heard does not keep the others", async () => {
  const seen: Observation[] = [];
  const inTurn = async () => {
    for (const observe of [() => Promise.resolve(holds(TASK.listing)), never<Observation>, () => Promise.reject(new Error("lost"))])
      seen.push(await observed(TASK.listing, observe));
  };
  const running = inTurn();
  await vi.runAllTimersAsync();
  await running;
  expect(seen).toMatchObject([
    { kind: "seen" },
    { kind: "untold", environment: false, message: "nothing was heard of it for 960 s" },
    { kind: "broken", message: "lost" },
  ]);
});
