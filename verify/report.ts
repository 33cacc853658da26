import { createTwoFilesPatch } from "diff";
import pc from "picocolors";
import type { Problem } from "./judge/index.ts";
import type { Result } from "./verify.ts";

/** One problem as text: `file:line: message`, then a unified diff where something was expected. */
export function formatProblem(file: string, { line, message, expected, actual }: Problem): string {
  const head = `${pc.bold(`${file}:${line}`)}: ${message}`;
  if (actual === undefined) return head;
  if (expected === undefined) return `${head}\n${indent(actual)}`;
  const end = (text: string) => `${text.replace(/\n*$/, "")}\n`;
  const patch = createTwoFilesPatch("chapter", "run", end(expected), end(actual), "", "", { context: 3 });
  return `${head}\n${indent(patch.split("\n").slice(1).map(colour).join("\n"))}`;
}

function colour(line: string): string {
  if (line.startsWith("+")) return pc.green(line);
  if (line.startsWith("-")) return pc.red(line);
  return line;
}

const indent = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

/** Why listings were not verified: each reason once, with how many listings it concerns. */
export function formatSkipped(results: Result[]): string[] {
  const skipped = results.filter(({ status }) => status === "skipped");
  const byReason = Map.groupBy(skipped, ({ problems }) => problems[0]?.message ?? "");
  return [...byReason].map(([reason, { length }]) => `${pc.yellow(reason)} (${length} listings)`);
}

const SLOWEST = 5;

/** Where the time went: the slowest listings. Empty where nothing took long. */
export function formatSlowest(results: Result[]): string {
  const slowest = results.toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0)).slice(0, SLOWEST);
  const rows = slowest.flatMap(({ chapter, listing, ms = 0 }) =>
    ms >= 1000 ? [`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${chapter.file}:${listing.line}`] : [],
  );
  return rows.length > 0 ? `slowest:\n${rows.join("\n")}\n\n` : "";
}

/** A table with a row per engine, then the closing line. */
export function formatSummary(results: Result[], engines: Map<string, string>): string {
  const rows = [...engines].map(([name, version]) => {
    const own = results.filter((result) => result.engine === name);
    return [name, version, ...counts(own).map(String)];
  });
  const table = formatTable([["engine", "version", "passed", "failed", "skipped"], ...rows]);
  const [passed, failed, skipped] = counts(results);
  return `${table}\n\n${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const counts = (results: Result[]): [number, number, number] => {
  const count = (status: Result["status"]) => results.filter((result) => result.status === status).length;
  return [count("passed"), count("failed"), count("skipped")];
};

function formatTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}
