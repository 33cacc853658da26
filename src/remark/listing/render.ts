import type { Code, Table as MdastTable, PhrasingContent, Root, TableRow } from "mdast";
import parseRanges from "parse-numeric-range";
import {
  alsoOf,
  captionOf,
  claimsOf,
  comparedBy,
  differencesOf,
  differingSteps,
  type Evidence,
  engineOf,
  isTimed,
  kindOf,
  type Listing,
  type Output,
  parseChart,
  parsePlan,
  parseStates,
  parseTable,
  partOf,
  playOf,
  ranOn,
  roleOf,
  schemaName,
  schemaOf,
  sharesState,
  showPlan,
  showsOf,
  type Table,
  type Trace,
} from "../../listings/index.ts";
import { element } from "../../markdown/element.ts";
import { drawChart } from "../chart/draw.ts";

/** A listing with its evidence. `between` is what stands between it and the output below it; `undefined`: no output here. */
export function listingElement(
  listing: Listing,
  evidence: Evidence | undefined,
  between: Root["children"] | undefined,
): Root["children"][number] {
  const { contract, key, hash, output } = listing;
  const children: Root["children"] = shown(listing, evidence);
  children.push(...measured(listing, evidence));
  if (output && between) children.push(...between, outputElement(listing, output, evidence));
  const attributes = {
    id: `l-${key}`,
    linkable: contract.id === undefined ? undefined : "true",
    hash: hash.slice(0, 8), // as much as it takes to find its record: a hash does not compress
    contract: contract.name,
    caption: captionOf(contract),
    kind: kindOf(contract),
    role: roleOf(contract),
    runs: contract.runs > 1 ? String(contract.runs) : undefined,
    engine: evidence && ranOn(evidence, alsoOf(listing)).join(" and "),
    date: evidence?.date,
    unplayed: unplayed(listing),
    needs: needed(listing),
    from: schemaOf(listing),
  };
  return element("Listing", attributes, children);
}

/** The listings that make the state it starts from, where it can be run in the page. */
function needed(listing: Listing): string | undefined {
  const play = playOf(listing);
  if (!play || "why" in play) return undefined;
  return (
    listing.needs
      .filter((other) => sharesState(other) && schemaName(other) === undefined)
      .map(({ key }) => `l-${key}`)
      .join(" ") || undefined
  );
}

/** Why a listing that looks as if it could be run in the page cannot. An interleaving does not: it is stepped through. */
function unplayed(listing: Listing): string | undefined {
  if (showsOf(listing) === "sessions") return undefined;
  const play = playOf(listing);
  return play && "why" in play ? play.why : undefined;
}

/** The code; of what the page can run, with what runs it; of a recorded interleaving the lanes of its sessions above it; of an exercise's tests, folded. */
function shown(listing: Listing, evidence: Evidence | undefined): Root["children"] {
  const code = codeNode(listing);
  if (partOf(listing) === "tests") return [element("Source", { label: "What a solution has to pass" }, [code])];
  const play = playOf(listing);
  if (play && "kind" in play) return [element("Program", { id: `l-${listing.key}`, kind: play.kind }, [code])];
  if (differencesOf(listing).length > 0) return [transcript(listing, evidence)];
  if (!evidence?.trace) return [code];
  return [...lanes(listing, evidence, evidence.trace), element("Source", { label: "As written, to copy" }, [code])];
}

/** The lanes of an interleaving; below them those of the engine that it is compared with, and which of its steps went another way. */
function lanes(listing: Listing, { engine, also = {}, traces = {} }: Evidence, trace: Trace): Root["children"] {
  const other = alsoOf(listing);
  const compared = other && traces[other];
  if (!compared) return [element("Sessions", { trace: JSON.stringify(trace) })];
  const differs = differingSteps(trace, compared).join(" ");
  return [
    element("Sessions", { trace: JSON.stringify(trace), engine }),
    element("Sessions", { trace: JSON.stringify(compared), engine: also[other] ?? other, differs, from: engine.split(" ")[0] }),
  ];
}

/** A transcript of two engines, their names where they differ as the record has them. */
function transcript(listing: Listing, evidence: Evidence | undefined): Root["children"][number] {
  const { node, contract } = listing;
  const ranges = parseRanges(/\{([\d,-]+)\}/.exec(node.meta ?? "")?.[1] ?? "");
  const parts = differencesOf(listing).map((part) => {
    if ("replies" in part) {
      const named = part.replies.map(({ engine, text }) => ({ engine: versionOf(engine) ?? engineOf(listing), text }));
      return { ...part, replies: named };
    }
    const marked = part.text.split("\n").flatMap((_, at) => (ranges.includes(part.line + at) ? [at + 1] : []));
    return { ...part, ...(marked.length > 0 && { marked: marked.join() }) };
  });
  function versionOf(engine: string | undefined): string | undefined {
    return engine === undefined ? evidence?.engine : (evidence?.also?.[engine] ?? engine);
  }
  return element("Transcript", { code: node.value, language: node.lang ?? "text", title: contract.title, parts: JSON.stringify(parts) });
}

/** What was measured of a benchmark's claims on times. */
function measured(listing: Listing, evidence: Evidence | undefined): Root["children"] {
  if (!evidence?.times) return [];
  const claims = claimsOf(listing)
    .filter(isTimed)
    .map((claim) => {
      const [left, right] = comparedBy(claim).map((name) => name.replace(/^Benchmark/, ""));
      return { left, right, ratios: evidence.times?.[claim.text] ?? [] };
    });
  return [element("Measured", { claims: JSON.stringify(claims) })];
}

/** An output. Of a prediction it is folded: the reader opens it after guessing. */
export function outputElement(listing: Listing, output: Output, evidence: Evidence | undefined): Root["children"][number] {
  const shows = showsOf(listing);
  const table = shows === "text" ? undefined : parseTable(output.body);
  const attributes = {
    match: output.match,
    alternatives: String(output.alternatives.length),
    folded: roleOf(listing.contract) === "predict" ? "true" : undefined,
    footer: table?.footer,
  };
  return element("Output", attributes, [table ? tableNode(table) : shows === "plan" ? planNode(output) : textNode(output, evidence)]);
}

/** A plan as a tree with its text; the text alone where several plans are allowed, and, with a word why, where it cannot be read. */
function planNode(output: Output): Root["children"][number] {
  const text = textNode(output, undefined);
  if (output.alternatives.length > 1 || output.body.trim() === "") return text;
  const plan = parsePlan(output.body);
  const attributes = "root" in plan ? { plan: JSON.stringify(showPlan(plan)) } : { unread: String(plan.line) };
  return element("Plan", attributes, [text]);
}

function textNode({ match, body, as }: Output, evidence: Evidence | undefined): Root["children"][number] {
  if (as === "states" && body.trim() !== "") return element("States", { states: JSON.stringify(parseStates(body)) });
  if (as === "chart" && body.trim() !== "") return chartNode(body);
  if (match === "histogram" && evidence?.histogram) return element("Histogram", { outcomes: JSON.stringify(evidence.histogram) });
  return { type: "code", lang: "text", value: body };
}

/** Lines through the numbers of a table, and the table. */
function chartNode(body: string): Root["children"][number] {
  const chart = parseChart(body);
  if ("found" in chart) return { type: "code", lang: "text", value: body };
  const [header = [], ...rows] = chart.cells;
  const fields = header.map((name) => ({ name, numeric: true }));
  return element("Chart", { svg: drawChart(chart) }, [tableNode({ fields, rows, footer: "" })]);
}

/** A result set: numbers to the right, NULL set apart from the text "NULL". */
function tableNode({ fields, rows }: Table): MdastTable {
  const text = (value: string): PhrasingContent => ({ type: "text", value });
  const row = (cells: PhrasingContent[]): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({ type: "tableCell", children: [cell] })),
  });
  const header = row(fields.map(({ name }) => text(name)));
  const body = rows.map((values) =>
    row(values.map((value) => (value === null ? { type: "emphasis", children: [text("NULL")] } : text(value)))),
  );
  return { type: "table", align: fields.map(({ numeric }) => (numeric ? "right" : null)), children: [header, ...body] };
}

/** The fence as the site's highlighter wants it: our keys gone, title, marked and shown lines kept. */
function codeNode({ node, contract }: Listing): Code {
  const ranges = /\{[\d,-]+\}/.exec(node.meta ?? "")?.[0];
  const numbers = roleOf(contract) === "bug" ? "showLineNumbers" : undefined;
  const shown = contract.show && `show=${contract.show.join("-")}`;
  const meta = [contract.title && `title="${contract.title}"`, ranges, numbers, shown].filter(Boolean).join(" ");
  return { ...node, meta: meta || null };
}
