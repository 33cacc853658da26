import { join } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { PartName } from "../src/bench/record.ts";
import { measureClaims, timedListings } from "./claims.ts";
import { kindsIn, measureKinds } from "./lighthouse.ts";
import { type Options, PARTS } from "./parts.ts";
import { writePart } from "./record.ts";

/**
 * `npm run bench [-- build|pages|taps|search|clicks|engines|growth] [--runs 5] [--rounds 50]`: figures, never a test. Each part is printed, and
 * written for the page on performance as soon as it is there. Growth takes hours of memory and time, and has to be asked for.
 * `npm run bench -- claims [docs/go/04-data-races.md …]` measures the book's claims on times, and writes them beside their listings' evidence.
 * `npm run bench -- lighthouse` asks Lighthouse about a page of each kind in build/, prints what is below 100 and why, and writes nothing.
 */
const ROOT = join(import.meta.dirname, "..");
const NAMES = Object.keys(PARTS) as PartName[];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" }, rounds: { type: "string", default: "50" } },
});
const runs = Number(values.runs);

if (positionals[0] === "claims") await claims(positionals.slice(1));
else if (positionals[0] === "lighthouse") await kinds();
else await parts();

async function parts(): Promise<void> {
  const unknown = positionals.filter((name) => !(NAMES as string[]).includes(name));
  if (unknown.length > 0) throw new Error(`no part is named ${unknown.join(", ")}. There are claims, lighthouse, ${NAMES.join(", ")}`);
  const wanted = NAMES.filter((name) => (positionals.length === 0 ? name !== "growth" : positionals.includes(name)));
  for (const name of wanted) await run(name);
}

async function claims(paths: string[]): Promise<void> {
  const tasks = timedListings(ROOT, paths);
  console.table(await withBar("Claims on times", tasks.length * runs, (tick) => measureClaims(ROOT, tasks, runs, tick)));
}

async function kinds(): Promise<void> {
  const folder = join(ROOT, "build");
  const rows = await withBar("Lighthouse, a page of each kind", kindsIn(folder).length * runs, (tick) => measureKinds(folder, runs, tick));
  console.table(
    rows.map(({ page, performance, accessibility, "best-practices": practices, seo, lcp, tbt, cls, lost }) => {
      return { page, performance, accessibility, practices, seo, lcp, tbt, cls, lost: lost.join(", ") };
    }),
  );
  if (rows.some((row) => Math.min(row.performance, row.accessibility, row["best-practices"], row.seo) < 100)) process.exitCode = 1;
}

async function run<Name extends PartName>(name: Name): Promise<void> {
  const { title, steps, measure } = PARTS[name];
  const options = { root: ROOT, runs, rounds: Number(values.rounds) };
  const rows = await withBar(title, steps({ ...options, tick: () => {} }), (tick) => measure({ ...options, tick } satisfies Options));
  console.table(rows);
  writePart(ROOT, name, rows, ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" "));
}

/** Work with a bar that says how much of it is left. */
async function withBar<T>(title: string, steps: number, work: (tick: () => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total}, {eta_formatted} left`,
    noTTYOutput: !process.stderr.isTTY,
    notTTYSchedule: 30_000,
  });
  bar.start(steps, 0);
  try {
    return await work(() => bar.increment());
  } finally {
    bar.stop();
  }
}
