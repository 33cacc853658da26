import type { Nodes } from "mdast";
import { type Finding, type Listing, type Option, roleOf, specOf } from "../contracts/index.ts";
import { choicesOf } from "../markdown/choices.ts";
import { matchingAlternatives } from "./match.ts";
import { exerciseOf } from "./needs.ts";
import { parseTable } from "./psql.ts";

/** The task list right below an output: the answers offered. */
export function optionsAfter([list]: Nodes[], lineOffset: number): Option[] {
  if (list?.type !== "list") return [];
  return choicesOf(list).map(({ text, correct, line }) => ({ text, correct, line: line + lineOffset }));
}

/** Checks what a role promises about the listing's surroundings: the right answer, the fix after the bug. */
export function checkRoles(listings: Listing[]): Finding[] {
  return listings.flatMap((listing, i) => {
    const { contract, line } = listing;
    const role = roleOf(contract);
    if (role === "starter" || role === "solution" || role === "tests") return checkCompanions(listing, role);
    if (role === "predict") return checkPredict(listing);
    if (role === "bug") return checkBug(listing, listings.slice(i + 1).find(standsAlone));
    if (role === "fix" && roleOf(listings.slice(0, i).findLast(standsAlone)?.contract) !== "bug") {
      return [{ line, column: 1, found: "role=fix without a bug", allowed: "the listing right after one with role=bug" }];
    }
    return [];
  });
}

/** What shows another listing does not stand between that one, with a bug, and its fix. */
const standsAlone = ({ contract }: Listing): boolean => !specOf(contract).accompanies;

/** A starter, tests and a solution are proven together. */
function checkCompanions(listing: Listing, role: "starter" | "tests" | "solution"): Finding[] {
  const parts = exerciseOf(listing);
  const missing = (["starter", "tests", "solution"] as const).filter((part) => !parts[part]);
  if (missing.length === 0) return [];
  const allowed = `role=starter, then ${specOf(listing.contract).testedBy}, then role=solution, with no other listing between`;
  return [{ line: listing.line, column: 1, found: `role=${role} without its ${missing.join(" and ")}`, allowed }];
}

function checkBug({ contract, node, line }: Listing, next: Listing | undefined): Finding[] {
  const findings: Finding[] = [];
  if (roleOf(next?.contract) !== "fix") {
    findings.push({
      line,
      column: 1,
      found: "role=bug without its fix",
      allowed: "the next listing of the chapter has role=fix",
      paste: `\`\`\`${contract.name} role=fix`,
    });
  }
  const last = node.value.split("\n").length;
  const outside = ("lines" in contract ? contract.lines : undefined)?.filter((number) => number < 1 || number > last) ?? [];
  if (outside.length > 0)
    findings.push({ line, column: 1, found: `lines=${outside.join(",")}`, allowed: `1 to ${last}, the lines of this listing` });
  return findings;
}

const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/** The answer is what was recorded: of the options, the one marked `[x]` is the output, and it alone. */
function checkPredict({ line, node, output, options }: Listing): Finding[] {
  if (output?.node === node)
    return [
      {
        line,
        column: 1,
        found: "role=predict on a transcript, which shows the replies that are to be predicted",
        allowed: "role=predict on a listing whose output is a fence of its own; of a transcript, a question in words",
      },
    ];
  if (!output) return [{ line, column: 1, found: "role=predict without an output", allowed: "an output fence below the listing" }];
  // An empty body waits for its first --update; until then there is nothing to compare with.
  if (options.length === 0 || output.body === "") return [];
  const right = options.filter(({ correct }) => correct);
  if (right.length !== 1)
    return [{ line: options[0]?.line ?? line, column: 1, found: `${right.length} options marked [x]`, allowed: "exactly one: the output" }];
  const { match, mask, alternatives } = output;
  // Of a result set with one row, an answer is the row: `100 | 0`.
  const row = parseTable(output.body)?.rows;
  const values = row?.length === 1 ? row[0]?.map((value) => value ?? "NULL").join(" | ") : undefined;
  // A plan has several lines, an answer has one: blanks do not count.
  const flat = alternatives.map(inOneLine);
  const isOutput = ({ text }: Option) =>
    text === values || flat.includes(inOneLine(text)) || matchingAlternatives({ match, mask, alternatives }, text).length > 0;
  return options.flatMap((option) => {
    if (isOutput(option) === option.correct) return [];
    const found = option.correct
      ? `the answer marked [x], \`${option.text}\`, is not the output`
      : `\`${option.text}\` is the output but is not marked [x]`;
    return [{ line: option.line, column: 1, found, allowed: `the output of line ${output.line}: ${output.body.split("\n")[0]}` }];
  });
}
