import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { parseChapter } from "../../../verify/chapters.ts";
import { INPUTS, PATIENCE } from "../../fuzz.ts";

// Chapters that nobody would write: whatever stands in one, it is read, and no fence of the book is passed over in silence.

const FIXTURES = globSync(["tests/fixtures/listings/{ok,throws}/*.md", "tests/fixtures/verify/holds/*.md"])
  .sort()
  .map((path) => readFileSync(path, "utf8"));

const WORDS = [
  "go run",
  "go",
  "sql sessions",
  "console redis",
  "yaml kafka",
  "yaml rabbitmq",
  "json iam",
  "json vpc",
  "yaml scaling",
  "protobuf wire",
  "output",
  "text",
  "mermaid",
];
const KEYS = [
  "",
  "id=a",
  "id=a",
  "of=a",
  "runs=2",
  "role=predict",
  "role=bug lines=1",
  'title="a b"',
  "{1,3-5}",
  "timeout=1h",
  "match=exact",
  'skip why="x"',
  "=",
];
const fence = fc
  .record({
    before: fc.constantFrom("", "", "> ", "- ", "  ", "    ", "1. ", "> > ", ">\t", "<!-- ", "<div>"),
    marker: fc.constantFrom("```", "````", "~~~", "``"),
    info: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }),
    keys: fc.array(fc.constantFrom(...KEYS), { maxLength: 2 }),
  })
  .map(({ before, marker, info, keys }) => `${before}${marker}${[info, ...keys].join(" ")}`);
const BODIES = [
  "package main",
  "SELECT 1;",
  "A> GET k",
  "$ echo",
  "steps: &a [*a, *a]",
  "{",
  "a: [",
  "-- or --",
  "...",
  "- [x] 1",
  "---",
  "-->",
  "</div>",
  "",
];
const closing = fc.constantFrom("```", "````", "~~~", "> ```", "  ```", "    ```", "``` ", "> ");
const someLine = fc.oneof(
  { weight: 3, arbitrary: fence },
  { weight: 3, arbitrary: closing },
  { weight: 3, arbitrary: fc.constantFrom(...BODIES) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);
const madeUp = fc.array(someLine, { maxLength: 16 }).map((lines) => lines.join("\n"));

/** A chapter of the fixtures in which lines were lost, doubled, and put in. */
const changed = fc
  .tuple(
    fc.constantFrom(...FIXTURES),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("lose", "double", "put in", "cut"), someLine), { maxLength: 4 }),
  )
  .map(([text, edits]) => {
    const lines = text.split("\n");
    for (const [nth, what, line] of edits) {
      const at = nth % Math.max(1, lines.length);
      const old = lines[at] ?? "";
      const now = { lose: [], double: [old, old], "put in": [line, old], cut: [old.slice(0, nth % (old.length + 1))] }[what];
      lines.splice(at, 1, ...now);
    }
    return lines.join("\n");
  });

const LOOKS_LIKE_ONE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:```+|~~~+)[ \t]*(?:go|sql|console|yaml|json|protobuf|output)\b[^`]*$/;

/** 1-based lines of code within a fence, or set apart by indentation: they are shown, and nobody takes them for a fence. */
function linesShown(text: string): Set<number> {
  const shown = new Set<number>();
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (["code", "yaml"].includes(node.type) && start && end) for (let at = start.line + 1; at <= end.line; at += 1) shown.add(at);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(text));
  return shown;
}

test("whatever a chapter says is read, and each fence of it is a listing, an output, left out with a reason, or complained of", {
  timeout: PATIENCE,
}, () => {
  const tried = { chapters: 0, listings: 0, complaints: 0 };
  const property = fc.property(fc.oneof(madeUp, changed), fc.boolean(), (made, crlf) => {
    const text = crlf ? made.replaceAll("\n", "\r\n") : made;
    const { listings, skipped, complaints } = parseChapter("docs/go/01-x.md", text);
    tried.chapters += 1;
    tried.listings += listings.length;
    tried.complaints += complaints.length;
    expect(complaints.filter(({ found }) => found.startsWith("a chapter that cannot be read"))).toEqual([]);

    const height = text.split("\n").length;
    for (const { line, found } of complaints) expect({ found, inside: line >= 1 && line <= height + 1 }).toEqual({ found, inside: true });
    const told = new Set([
      ...listings.flatMap(({ line, output }) => [line, output?.line]),
      ...[...skipped, ...complaints].map(({ line }) => line),
    ]);
    const shown = linesShown(text);
    const silent = text
      .split("\n")
      .flatMap((line, i) => (LOOKS_LIKE_ONE.test(line) && !told.has(i + 1) && !shown.has(i + 1) ? [line] : []));
    expect(silent.filter((line) => !isIllustration(line))).toEqual([]);
  });
  fc.assert(property, { numRuns: INPUTS });
  expect(tried.listings).toBeGreaterThan(0);
  if (process.env.FUZZ) console.log(tried);
});

/** YAML and JSON without a verb are shown, as in other books. */
const isIllustration = (line: string): boolean => /(?:yaml|json|sql|go|protobuf|console)\s*$/.test(line);
