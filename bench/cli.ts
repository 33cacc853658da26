import { join } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { PartName } from "../src/bench/record.ts";
import { type Options, PARTS } from "./parts.ts";
import { writePart } from "./record.ts";

/**
 * `npm run bench [-- build|pages|taps|search|clicks|engines|growth] [--runs 5] [--rounds 50]`: figures, never a test. Each part is printed, and
 * written for the page on performance as soon as it is there. Growth takes hours of memory and time, and has to be asked for.
 */
const NAMES = Object.keys(PARTS) as PartName[];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" }, rounds: { type: "string", default: "50" } },
});
const unknown = positionals.filter((name) => !(NAMES as string[]).includes(name));
if (unknown.length > 0) throw new Error(`no part is named ${unknown.join(", ")}. There are ${NAMES.join(", ")}`);
const wanted = NAMES.filter((name) => (positionals.length === 0 ? name !== "growth" : positionals.includes(name)));
const command = ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");

for (const name of wanted) await run(name);

async function run<Name extends PartName>(name: Name): Promise<void> {
  const { title, steps, measure } = PARTS[name];
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total}, {eta_formatted} left`,
    noTTYOutput: !process.stderr.isTTY,
    notTTYSchedule: 30_000,
  });
  const options: Options = {
    root: join(import.meta.dirname, ".."),
    runs: Number(values.runs),
    rounds: Number(values.rounds),
    tick: () => bar.increment(),
  };
  bar.start(steps(options), 0);
  try {
    const rows = await measure(options);
    bar.stop();
    console.table(rows);
    writePart(options.root, name, rows, command);
  } finally {
    bar.stop();
  }
}
