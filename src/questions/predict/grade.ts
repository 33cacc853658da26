import type { Expectation } from "../../contracts/output.ts";
import { matchingAlternatives } from "../../listings/match.ts";
import { parseTable } from "../../listings/psql.ts";
import { type Grade, RIGHT, unanswered, wrong } from "../grade.ts";

/** What the listing printed when it was recorded: the answer cannot be another. */
export type PredictData = Expectation;

/** More than any recorded output: what is longer is not looked at. */
const LONGEST = 64 * 1024;

/** Grades a predicted output, as the harness compares outputs. Blank space does not count; of a result set its values do. */
export function gradePrediction(data: PredictData, text: string): Grade {
  if (text.trim() === "") return unanswered("Write what you expect first.");
  if (text.length > LONGEST) return unanswered("That is longer than any output.");
  const accepted = data.alternatives.flatMap((output) => [output, ...rowsOf(output), ...decisionsOf(output)]);
  const match = data.match === "histogram" ? "histogram" : data.match === "unordered" ? "unordered" : "exact";
  const said = squeeze(text);
  const right = matchingAlternatives({ match, mask: data.mask, alternatives: accepted.map(squeeze) }, said).length > 0;
  if (!right) return wrong("Something else was printed. Try again, or open the output.");
  return data.alternatives.length > 1 ? { ...RIGHT, message: "That is one of the possible outputs." } : RIGHT;
}

/** A result set in the words of a reader: its values, row by row. */
function rowsOf(output: string): string[] {
  const table = parseTable(output);
  return table ? [table.rows.map((row) => row.map((value) => value ?? "NULL").join(" | ")).join("\n")] : [];
}

/** Decisions on requests, one a line; which policy decided is not asked for. */
function decisionsOf(output: string): string[] {
  const decisions = output.split("\n").flatMap((line) => /^\d+\. (allow|explicit deny|implicit deny): /.exec(line)?.[1] ?? []);
  return decisions.length > 0 ? [decisions.join("\n")] : [];
}

const squeeze = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .join("\n");
