import type { Code, Nodes, Parent, Root } from "mdast";
import {
  type Complaint,
  type Finding,
  type Listing,
  type OutputOptions,
  type Parsed,
  roleOf,
  shownLines,
  specOf,
} from "../contracts/index.ts";
import { parseChart } from "./chart.ts";
import { strayFences } from "./fences.ts";
import { hashListing } from "./hash.ts";
import { parseInfo } from "./info.ts";
import { type Fence, interpret } from "./interpret.ts";
import { splitAlternatives } from "./match.ts";
import { fromOf, needsOf } from "./needs.ts";
import { checkRoles, optionsAfter } from "./roles.ts";
import { type Schemas, schemaListing } from "./schemas.ts";
import { parseStates } from "./states.ts";

export type Skipped = { why: string; line: number };
export type Extraction = { listings: Listing[]; skipped: Skipped[]; complaints: Complaint[] };

/** Where a tree comes from: its path for messages, its text, how many lines were cut off its top (front matter); and what `from=` can name. */
export type Source = { file: string; text: string; linesCut?: number; schemas?: Schemas };

type Found = { node: Code; line: number; fence: Fence; before: Nodes[]; after: Nodes[] };

/**
 * Finds every listing of a chapter, pairs it with its output, and judges what the author wrote.
 * The site and the harness both call this with a tree of the same remark, so they cannot disagree.
 */
export function extract(tree: Root, source: Source): Extraction {
  const lines = source.text.split("\n");
  const findings: Finding[] = [];
  const fences = [...codeNodes(tree)].flatMap(({ node, parent }) => {
    const line = (node.position?.start.line ?? 0) + (source.linesCut ?? 0);
    const column = node.position?.start.column ?? 1;
    const opening = /^(`{3,}|~{3,})[ \t]*/.exec(lines[line - 1]?.slice(column - 1) ?? "");
    if (!opening) {
      findings.push({ line, column, found: "code set apart by indentation", allowed: "a fence with a language", paste: "```text" });
      return [];
    }
    const start = column - 1 + opening[0].length;
    const parsed = parseInfo((lines[line - 1] ?? "").slice(start).trimEnd(), line, start + 1);
    const { fence, findings: wrong } = interpret(parsed.info, line);
    findings.push(...parsed.findings, ...wrong);
    const at = parent.children.indexOf(node);
    return fence ? [{ node, line, fence, before: parent.children.slice(0, at), after: parent.children.slice(at + 1) }] : [];
  });

  const listings = fences.flatMap((found, i): Listing[] => {
    if (found.fence.kind !== "listing") return [];
    const { contract } = found.fence;
    const key = contract.id ?? `listing-${fences.slice(0, i + 1).filter(({ fence }) => fence.kind === "listing").length}`;
    const { line, node } = found;
    const { parsed, findings: wrong, inputs } = specOf(contract).parse(node.value, line);
    findings.push(...wrong);
    const listing = {
      key,
      contract,
      parsed: parsed as Parsed,
      code: node.value,
      needs: [],
      hash: "",
      line,
      output: undefined,
      options: [],
      node,
    };
    if (inputs === undefined) return [listing];
    // Commands and replies stand in one fence: what is executed is the one, what is recorded the other.
    const output = {
      stream: "both" as const,
      match: "exact" as const,
      mask: "mask" in contract ? contract.mask : [],
      body: node.value,
      alternatives: [node.value],
      line,
      node,
    };
    return [{ ...listing, code: inputs, output }];
  });
  const schemas = new Map(Object.entries(source.schemas ?? {}).map(([name, code]) => [name, schemaListing(name, code)]));
  for (const listing of listings) {
    const from = fromOf(listing, listings);
    const schema = from === undefined ? undefined : schemas.get(from);
    listing.needs = [...(schema ? [schema] : []), ...needsOf(listing, listings)];
    listing.hash = hashListing(listing, listing.needs);
    findings.push(...(specOf(listing.contract).check?.(listing, listings) ?? []));
  }
  findings.push(
    ...strayFences(tree, lines, source.linesCut ?? 0),
    ...pairOutputs(fences, listings),
    ...checkLengths(listings),
    ...checkShown(listings),
    ...checkRoles(listings),
    ...checkSchemas(listings, [...schemas.keys()]),
    ...duplicateIds(listings),
  );
  const skipped = fences.flatMap(({ fence, line }) => (fence.kind === "skipped" ? [{ why: fence.why, line }] : []));
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  return { listings, skipped, complaints: findings.map((finding) => ({ file: source.file, ...finding })) };
}

function* codeNodes(parent: Parent): Generator<{ node: Code; parent: Parent }> {
  for (const child of parent.children) {
    if (child.type === "code") yield { node: child, parent };
    else if ("children" in child) yield* codeNodes(child);
  }
}

/** Gives every output fence to its listing: the one with its `of=` id, else the one above, at most one paragraph away. */
function pairOutputs(fences: Found[], listings: Listing[]): Finding[] {
  return fences.flatMap((found) => (found.fence.kind === "output" ? pairOutput(found, found.fence.options, listings) : []));
}

function pairOutput({ node, line, before, after }: Found, options: OutputOptions, listings: Listing[]): Finding[] {
  const column = node.position?.start.column ?? 1;
  const above = before.at(-1)?.type === "paragraph" ? before.at(-2) : before.at(-1);
  const owner = listings.find((listing) => (options.of ? listing.contract.id === options.of : listing.node === above));
  if (!owner) {
    const found = options.of ? `an output of "${options.of}", which is no listing of this chapter` : "an output without a listing above it";
    return [{ line, column, found, allowed: "directly below its listing, or of=ID" }];
  }
  if (owner.output) {
    const found = `a second output of the listing in line ${owner.line}`;
    return [{ line, column, found, allowed: "one, with `-- or --` between alternatives" }];
  }
  owner.output = { ...options, body: node.value, alternatives: splitAlternatives(node.value), line, node };
  if (roleOf(owner.contract) === "predict") owner.options = optionsAfter(after, line - (node.position?.start.line ?? 0));
  return options.as === undefined || node.value.trim() === "" ? [] : checkForm(options.as, node.value, line);
}

/** What is to be stepped through or drawn is a table of its form; before it was first recorded, it is empty. */
function checkForm(as: "states" | "chart", body: string, line: number): Finding[] {
  const read = as === "states" ? parseStates(body) : parseChart(body);
  return "found" in read ? [{ line: line + read.line, column: 1, found: read.found, allowed: read.allowed }] : [];
}

/** More lines than anybody reads in a page. A good listing has a tenth of them. */
const LONGEST = 400;

/** Lines that are looked at without losing the first when the last is read. */
const MOST_SHOWN = 25;

/** `show=` names lines that there are, not too many, and leaves some out. */
function checkShown(listings: Listing[]): Finding[] {
  return listings.flatMap((listing) => {
    const { contract, node, line } = listing;
    if (!contract.show) return [];
    const [first, last] = contract.show;
    const length = node.value.split("\n").length;
    const wrong = (found: string, allowed: string): Finding[] => [{ line, column: 1, found: `show=${first}-${last}${found}`, allowed }];
    if (!shownLines(listing)) return wrong(", where the page folds the whole listing", "no show=");
    if (last > length) return wrong(` of ${length} lines`, `1 to ${length}, the lines of this listing`);
    if (first === 1 && last === length) return wrong(", which is the whole listing", "no show=");
    if (last - first >= MOST_SHOWN) return wrong(`, ${last - first + 1} lines`, `at most ${MOST_SHOWN}: those that carry the idea`);
    return [];
  });
}

function checkLengths(listings: Listing[]): Finding[] {
  return listings.flatMap(({ node, line }) => {
    const lines = node.value.split("\n").length;
    const allowed = `at most ${LONGEST}; what a reader has to look at fits in 25 (show=12-31): one idea, the rest in a listing of its own`;
    return lines > LONGEST ? [{ line, column: 1, found: `a listing of ${lines} lines`, allowed }] : [];
  });
}

/** A shared schema is one that there is, and is named where an environment begins. */
function checkSchemas(listings: Listing[], known: string[]): Finding[] {
  return listings.flatMap(({ contract, line }, i) => {
    if (!("from" in contract) || contract.from === undefined) return [];
    const wrong = (found: string, allowed: string): Finding[] => [{ line, column: 1, found, allowed }];
    if (!known.includes(contract.from))
      return wrong(`from=${contract.from}, which is no schema`, known.join(" ") || "none: static/sql is empty");
    const first = listings.findIndex(({ contract: other }) => "env" in other && other.env !== undefined && other.env === contract.env);
    if (first >= 0 && first < i)
      return wrong(`from= where the environment "${contract.env}" has begun`, `from= in line ${listings[first]?.line}`);
    return [];
  });
}

function duplicateIds(listings: Listing[]): Finding[] {
  return listings.flatMap(({ contract, line }, i) => {
    const first = listings.slice(0, i).find((other) => contract.id && other.contract.id === contract.id);
    return first ? [{ line, column: 1, found: `id=${contract.id} again: line ${first.line} has it`, allowed: "an id of its own" }] : [];
  });
}
