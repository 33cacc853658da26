import { join } from "node:path";
import { parseArgs } from "node:util";
import { fullDisk } from "../install/trouble.mjs";
import { pickStages } from "./pick.ts";
import { runStages } from "./run.ts";
import type { Stage } from "./stages.ts";
import { formatEnd, passed } from "./tell.ts";

// `npm test [-- NAME…]`: all stages, or those that names of stages and jobs stand for.
function prepare(): Stage[] {
  try {
    return pickStages(parseArgs({ allowPositionals: true }).positionals);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nusage: npm test [-- NAME…]`);
    process.exit(2);
  }
}

const stages = prepare();
const outcomes = await runStages(stages, join(import.meta.dirname, "../.."));
console.log(formatEnd(outcomes, stages));
const held = outcomes.every(passed);
const full = held ? undefined : fullDisk();
if (full) console.error(full);
process.exitCode = held ? 0 : 1;
