import { createTwoFilesPatch } from "diff";
import pc from "picocolors";
import type { Problem } from "./judge/verdict.ts";
import type { Result } from "./result.ts";

/** Lines of a difference that are shown; and how different two texts may be, in lines, before nobody looks for what is the same in them. */
const SHOWN = 60;
const MOST_EDITS = 1000;

/** One problem as text: `file:line: message`, then a unified diff where something was expected. */
export function formatProblem(file: string, { line, message, expected, actual }: Problem): string {
  const head = `${pc.bold(`${file}:${line}`)}: ${message}`;
  if (actual === undefined) return head;
  if (expected === undefined) return `${head}\n${indent(shorten(actual))}`;
  return `${head}\n${indent(shorten(difference(expected, actual)).split("\n").map(colour).join("\n"))}`;
}

function difference(expected: string, actual: string): string {
  const end = (text: string) => `${text.replace(/\n*$/, "")}\n`;
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch = createTwoFilesPatch("chapter", "run", end(expected), end(actual), "", "", options);
  if (patch !== undefined) return patch.split("\n").slice(1).join("\n");
  const lines = (text: string) => end(text).trimEnd().split("\n");
  return [
    `--- chapter, ${lines(expected).length} lines`,
    `+++ run, ${lines(actual).length} lines; the first of them`,
    ...lines(actual).map((line) => `+${line}`),
  ].join("\n");
}

function shorten(text: string): string {
  const lines = text.trimEnd().split("\n");
  const left = lines.length - SHOWN;
  return left > 0 ? [...lines.slice(0, SHOWN), `… and ${left} more lines`].join("\n") : lines.join("\n");
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
  return [...byReason].map(([reason, own]) => `${pc.yellow(reason)} (${new Set(own.map(({ listing }) => listing)).size} listings)`);
}

const PLACES = 5;

/** What the machine did not have or keep up: each reason once, with the listings that are not proven for it. Empty where it did. */
export function formatEnvironment(results: Result[], troubles: string[]): string[] {
  const unproven = results.filter(({ environment }) => environment);
  const byReason = Map.groupBy(unproven, ({ problems }) => problems[0]?.message ?? "");
  const texts = [...byReason].map(([reason, own]) => {
    const places = own.map(({ chapter, problems }) => `${chapter.file}:${problems[0]?.line}`);
    const more = places.length > PLACES ? `, and ${places.length - PLACES} more` : "";
    return `${pc.red(reason)}\n    ${places.slice(0, PLACES).join(", ")}${more}`;
  });
  const all = [...texts, ...troubles.map((trouble) => pc.red(trouble))];
  return all.length > 0 ? [`\n${pc.bold("The environment failed")}: this run proves nothing of what is named here.`, ...all, ""] : [];
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
