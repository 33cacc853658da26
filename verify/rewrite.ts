import type { Nodes } from "mdast";
import { parseMarkdown } from "../src/markdown/parse.ts";
import type { Chapter } from "./chapters.ts";
import { isCompared } from "./plan.ts";
import { linesToShow, MOST_LINES, promote } from "./promote.ts";
import { judged, type Result } from "./result.ts";

/** A listing whose claim holds: what it printed may be written into its chapter. */
type Held = Result & { verdict: NonNullable<Result["verdict"]>; observation: NonNullable<Result["observation"]> };

export const isHeld = (result: Result): result is Held =>
  result.observation !== undefined && result.verdict !== undefined && result.verdict.contract.length === 0;

/** A chapter with its outputs written, and what became of each listing: those in `refused` could not be written, and why. */
export type Rewritten = { chapter: Chapter; refused: Map<Result, string> };

/**
 * Writes what was printed into the text of a chapter. It is read again before it counts: everything else has to be what it was, and each listing that was
 * written has to pass with what was seen of it. What does not is left alone, with the reason.
 * @param parse reads the text of a chapter
 */
export function rewrite(chapter: Chapter, results: Result[], parse: (text: string) => Chapter): Rewritten {
  const own = rewriteFor(
    chapter,
    results.filter((result) => !isCompared(result)),
    parse,
  );
  // What another engine does is held against what stands there by now.
  const compared = new Map(
    results.filter((result) => isHeld(result) && isCompared(result)).map((result) => [judgedIn(own.chapter, chapter, result), result]),
  );
  const others = rewriteFor(own.chapter, [...compared.keys()], parse);
  const refused = [...others.refused].map(([again, why]) => [compared.get(again) ?? again, why] as const);
  return { chapter: others.chapter, refused: new Map([...own.refused, ...refused]) };
}

/** The same observation, of a listing as a chapter has it by now. */
function judgedIn(now: Chapter, before: Chapter, result: Result): Result {
  const { listing, engine, observation } = result;
  const there = now.listings[before.listings.indexOf(listing)];
  return there && observation ? judged({ chapter: now, listing: there, engine }, observation, false) : result;
}

/** The same of results that are all of one engine for each listing. */
function rewriteFor(chapter: Chapter, results: Result[], parse: (text: string) => Chapter): Rewritten {
  const refused = new Map<Result, string>();
  const wanted = results.filter(isHeld).filter(({ verdict }) => verdict.output.length > 0 && verdict.actual !== undefined);
  for (const result of wanted) {
    const why = unshowable(result);
    if (why) refused.set(result, why);
  }
  const showable = wanted.filter((result) => !refused.has(result));
  const all = attempt(chapter, showable, parse);
  if (!("why" in all)) return { chapter: all, refused };
  // One of them at least cannot be written: each is tried with those that can.
  let [accepted, written]: [Held[], Chapter] = [[], chapter];
  for (const one of showable) {
    const tried = attempt(chapter, [...accepted, one], parse);
    if ("why" in tried) refused.set(one, tried.why);
    else [accepted, written] = [[...accepted, one], tried];
  }
  return { chapter: written, refused };
}

/** Why no chapter should show this; `undefined` where it may. */
function unshowable({ listing, verdict }: Held): string | undefined {
  const lines = linesToShow(listing, verdict.actual ?? "");
  if (lines.length > MOST_LINES) return `prints more than ${MOST_LINES} lines: nothing that a chapter could show`;
  if (lines.some((line) => line.includes("\r"))) return "prints a carriage return, which cannot be recorded: in a chapter it ends a line";
  // In a transcript it is its author's word, and kept.
  const isOwn = listing.output?.node !== listing.node && (verdict.actual ?? "").split("\n").some((line) => line.trim() === "...");
  return isOwn ? "prints a line `...`, which cannot be recorded: in an output it stands for any lines" : undefined;
}

const UNWRITABLE =
  "what it prints cannot be recorded: read again, it would be something else (a line that reads as a prompt, `-- or --`, a control character)";

function attempt(chapter: Chapter, results: Held[], parse: (text: string) => Chapter): Chapter | { why: string } {
  if (results.length === 0) return chapter;
  const text = promote(
    chapter.text,
    results.map(({ listing, verdict }) => ({ listing, actual: verdict.actual ?? "" })),
  );
  const after = parse(text);
  const [old, now] = [chapter.listings, after.listings];
  if (skeletonOf(chapter.text) !== skeletonOf(text)) return { why: UNWRITABLE };
  if (old.length !== now.length || old.some(({ hash }, i) => hash !== now[i]?.hash)) return { why: UNWRITABLE };
  const written = new Map(results.map((result) => [result.listing, result]));
  for (const [i, listing] of now.entries()) {
    const before = old[i];
    const result = before && written.get(before);
    if (!result && before?.output?.body !== listing.output?.body) return { why: UNWRITABLE };
    if (result && judged({ chapter: after, listing, engine: result.engine }, result.observation, false).status !== "passed")
      return { why: UNWRITABLE };
  }
  return after;
}

/** What a chapter says but for its outputs: they, replies in transcripts, and how far apart items of a list stand, are left out. */
const skeletonOf = (text: string): string => JSON.stringify(strip(parseMarkdown(text)));

function strip(node: Nodes): unknown {
  if (node.type === "code") return node.lang === "console" ? { ...node, value: "", position: undefined } : { ...node, position: undefined };
  const { position, ...rest } = { ...node, spread: undefined };
  if (!("children" in node)) return rest;
  return { ...rest, children: node.children.flatMap((child) => (child.type === "code" && child.lang === "output" ? [] : [strip(child)])) };
}
