import { join, resolve } from "node:path";
import pc from "picocolors";
import { formatComplaint } from "../src/listings/index.ts";
import { readChapter } from "./chapters.ts";
import { unconfined } from "./confine/index.ts";
import { EXIT, type Options, PAGE, parseOptions, USAGE } from "./options.ts";
import { executeParity } from "./parity/parity.ts";
import { makePlan, type Plan } from "./plan.ts";
import { startProgress } from "./progress.ts";
import { compareRecords, unrecorded } from "./records.ts";
import { formatEnvironment, formatProblem, formatSkipped, formatSlowest, formatSummary } from "./report.ts";
import { cleanUpOnExit } from "./scratch.ts";
import { update } from "./update.ts";
import { executePlan, type Report, type Result } from "./verify.ts";
import { unwritable } from "./writable.ts";
import { writeAtomically } from "./write.ts";

// The book to verify: this one, or in tests a small one elsewhere.
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));

function prepare(): { options: Options; plan: Plan } {
  try {
    const options = parseOptions(process.argv.slice(2), process.env);
    stopWhereNothingCanBeWritten(options);
    return { options, plan: makePlan(root, options) };
  } catch (error) {
    console.error(`verify: ${error instanceof Error ? error.message : error}\nusage: ${USAGE}`);
    process.exit(EXIT.usage);
  }
}

function stopWhereNothingCanBeWritten({ update: writes }: Options): void {
  const obstacle = writes ? unwritable(root, ["docs", "recorded"]) : undefined;
  if (!obstacle) return;
  console.error(`verify: ${obstacle}`);
  process.exit(EXIT.usage);
}

function stopAtComplaints({ complaints }: Plan): void {
  if (complaints.length === 0) return;
  console.error(complaints.map(formatComplaint).join("\n\n"));
  console.error(`\n${complaints.length} to mend before anything is executed.\n\n0 passed, ${complaints.length} failed`);
  process.exit(EXIT.failed);
}

/** Where listings stand by now: `--update` may have moved them. */
function printMissingRecords({ chapters }: Plan, { frozen, update }: Options): number {
  const missing = unrecorded(root, update ? chapters.map(({ file }) => readChapter(root, file)) : chapters);
  for (const { file, line } of missing) {
    console.error(
      `${file}:${line}: ${frozen ? pc.red("no record") : "no record"} of this listing: npm run verify -- ${file}:${line} --update`,
    );
  }
  return frozen ? missing.length : 0;
}

function writeJson(path: string, { results, engines, troubles }: Report): void {
  const listings = results.map(({ chapter, listing, engine, status, environment, problems, ms }) => ({
    file: chapter.file,
    line: listing.line,
    key: listing.key,
    engine,
    status,
    environment,
    ms,
    problems,
  }));
  try {
    writeAtomically(path, `${JSON.stringify({ engines: Object.fromEntries(engines), troubles, listings }, null, 2)}\n`);
  } catch (error) {
    troubles.push(error instanceof Error ? error.message : String(error));
  }
}

/** What an engine throws where nobody waits for it belongs to no listing, and is told. */
const strays: string[] = [];
process.on("uncaughtException", (error) => strays.push(`thrown, and no listing's: ${error instanceof Error ? error.stack : error}`));

/** ms for what is still on its way when all is said. */
const GRACE = 5000;

cleanUpOnExit();
const { options, plan } = prepare();
stopAtComplaints(plan);
const progress = startProgress(plan.tasks.length * options.repeat);
const step = ({ chapter, listing }: Result) => progress.step(`${chapter.file}:${listing.line}`);
const executing =
  options.engine === "native" ? executePlan(plan, options, step) : executeParity(plan, options, step, root, PAGE[options.engine]);
const executed = await executing.finally(progress.stop);
const today = new Date().toISOString().slice(0, 10);
const report = options.update ? update(root, executed, today) : { ...executed, results: compareRecords(root, executed.results) };
const { results, troubles } = report;
troubles.push(...strays);
if (options.json) writeJson(options.json, report);
for (const { chapter, problems, status, environment } of results) {
  if (status === "failed" && !environment) for (const problem of problems) console.error(`${formatProblem(chapter.file, problem)}\n`);
}
for (const text of [...formatSkipped(results), ...formatEnvironment(results, troubles)]) console.error(text);
const loose = unconfined();
if (loose) console.error(pc.yellow(loose));
const missing = options.engine === "native" ? printMissingRecords(plan, options) : 0;
console.log(`${formatSlowest(results)}${formatSummary(results, report.engines)}`);

const isBroken = troubles.length > 0 || results.some(({ environment }) => environment);
const isFailed = missing > 0 || results.some(({ status }) => status === "failed");
process.exitCode = isBroken ? EXIT.environment : isFailed ? EXIT.failed : EXIT.held;
// What has fallen silent, and still runs, does not keep this process.
setTimeout(() => process.exit(), GRACE).unref();
