import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { type BenchRecord, benchRecord, type PartName, RECORD, type Row } from "../src/bench/record.ts";

/** What was measured so far; the parts that this run does not measure again stay as they are. Throws where the file is not in the form. */
function readRecord(root: string): BenchRecord {
  const file = join(root, RECORD);
  return existsSync(file) ? benchRecord.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
}

/** Writes one part at once, so that a run that is interrupted keeps what it has. Figures are rounded: what is behind the point is noise. */
export function writePart<Name extends PartName>(root: string, name: Name, rows: Row<Name>[], command: string): void {
  const part = { date: new Date().toISOString().slice(0, 10), machine: machine(), command, rows };
  const record = benchRecord.parse({ ...readRecord(root), [name]: part });
  const file = join(root, RECORD);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, round, 1)}\n`);
}

const SHARES = ["cls", "hits", "reciprocal"];
const round = (name: string, value: unknown) => (typeof value === "number" && !SHARES.includes(name) ? Math.round(value) : value);

function machine(): string {
  const [first, ...others] = cpus();
  return `${others.length + 1} × ${first?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
}
