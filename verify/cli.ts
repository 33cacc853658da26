import { join, resolve } from "node:path";
import pc from "picocolors";
import { formatComplaint } from "../src/listings/index.ts";
import { unconfined } from "./confine/index.ts";
import { type Options, PAGE, parseOptions, USAGE } from "./options.ts";
import { executeParity } from "./parity/parity.ts";
import { makePlan, type Plan } from "./plan.ts";
import { startProgress } from "./progress.ts";
import { writeAtomically } from "./promote.ts";
import { formatProblem, formatSkipped, formatSlowest, formatSummary } from "./report.ts";
import { cleanUpOnExit } from "./scratch.ts";
import { compareRecords, executePlan, type Report, type Result, unrecorded, update } from "./verify.ts";
import { unwritable } from "./writable.ts";

// The book to verify: this one, or in tests a small one elsewhere.
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));

function prepare(): { options: Options; plan: Plan } {
  try {
    const options = parseOptions(process.argv.slice(2), process.env);
    return { options, plan: makePlan(root, options) };
  } catch (error) {
    console.error(`verify: ${error instanceof Error ? error.message : error}\nusage: ${USAGE}`);
    process.exit(2);
  }
}

function stopWhereNothingCanBeWritten({ update: writes }: Options): void {
  const obstacle = writes ? unwritable(root, ["docs", "recorded"]) : undefined;
  if (!obstacle) return;
  console.error(`verify: ${obstacle}`);
  process.exit(2);
}

function stopAtComplaints({ complaints }: Plan): void {
  if (complaints.length === 0) return;
  console.error(complaints.map(formatComplaint).join("\n\n"));
  console.error(`\n${complaints.length} to mend before anything is executed.\n\n0 passed, ${complaints.length} failed`);
  process.exit(1);
}

function printMissingRecords(plan: Plan, frozen: boolean): number {
  const missing = unrecorded(root, plan.chapters);
  for (const { file, line } of missing) {
    console.error(
      `${file}:${line}: ${frozen ? pc.red("no record") : "no record"} of this listing: npm run verify -- ${file}:${line} --update`,
    );
  }
  return frozen ? missing.length : 0;
}

function writeJson(path: string, { results, engines }: Report): void {
  const listings = results.map(({ chapter, listing, engine, status, problems, ms }) => ({
    file: chapter.file,
    line: listing.line,
    key: listing.key,
    engine,
    status,
    ms,
    problems,
  }));
  writeAtomically(path, `${JSON.stringify({ engines: Object.fromEntries(engines), listings }, null, 2)}\n`);
}

cleanUpOnExit();
const { options, plan } = prepare();
stopWhereNothingCanBeWritten(options);
stopAtComplaints(plan);
const progress = startProgress(plan.tasks.length * options.repeat);
const step = ({ chapter, listing }: Result) => progress.step(`${chapter.file}:${listing.line}`);
const executed =
  options.engine === "native" ? executePlan(plan, options, step) : executeParity(plan, options, step, root, PAGE[options.engine]);
const report = await executed.finally(progress.stop);
const today = new Date().toISOString().slice(0, 10);
const results = options.update ? update(root, report, today) : compareRecords(root, report.results);
for (const { chapter, problems, status } of results) {
  if (status !== "skipped") for (const problem of problems) console.error(`${formatProblem(chapter.file, problem)}\n`);
}
for (const text of formatSkipped(results)) console.error(text);
const loose = unconfined();
if (loose) console.error(pc.yellow(loose));
const missing = options.engine !== "native" ? 0 : printMissingRecords(plan, options.frozen);
if (options.json) writeJson(options.json, { ...report, results });
console.log(`${formatSlowest(results)}${formatSummary(results, report.engines)}`);
process.exitCode = missing > 0 || results.some(({ status }) => status === "failed") ? 1 : 0;
