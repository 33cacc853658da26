import { expect, test } from "vitest";
import { formatPlan, parsePlan, type ShownNode, showPlan, showsOf } from "../../../src/listings/index.ts";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";
import { PLANS } from "./plans.ts";

test.each(PLANS.filter(({ isText }) => !isText))("$name: what is read comes out as it went in", ({ text }) => {
  const plan = parsePlan(text);
  if (!("root" in plan)) throw new Error(`line ${plan.line} was not read: ${plan.text}`);
  expect(formatPlan(plan)).toBe(text);
});

test("every plan of the book is read", () => {
  const plans = chapterPaths(".").flatMap((file) => readChapter(".", file).listings.filter((listing) => showsOf(listing) === "plan"));
  for (const { output, line } of plans) {
    for (const text of output?.alternatives ?? []) {
      const plan = parsePlan(text);
      expect("root" in plan ? formatPlan(plan) : plan, `line ${line}`).toBe(text.trimEnd());
    }
  }
});

test.each([
  ["another format", 1, "["],
  ["a literal with a line break", 3, "lines'::text)"],
  ["a command without a plan", 1, "Utility statements have no plan structure"],
])("%s is left as text, and the line is named", (name, line, text) => {
  expect(parsePlan(planOf(name))).toEqual({ line, text });
});

// Columns at which a line may stand: each is a way to be taken for something that it is not.
const FOREIGN = [0, 1, 2, 4, 6, 8, 14].flatMap((column) =>
  ["what is this", "->  What Scan on t", "Filter"].map((text) => " ".repeat(column) + text),
);

test.each(PLANS.filter(({ isText }) => !isText))("$name: a line that has no place is never passed over, wherever it stands", ({ text }) => {
  const lines = text.split("\n");
  for (const at of lines.keys()) {
    for (const foreign of FOREIGN) {
      const plan = parsePlan([...lines.slice(0, at), foreign, ...lines.slice(at)].join("\n"));
      expect("root" in plan ? "read" : plan.line, `${foreign} as line ${at + 1}`).toBe(at + 1);
    }
  }
});

test.each(PLANS.filter(({ isText }) => !isText))("$name: a line that is moved is not read as if it were not", ({ text }) => {
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    for (const moved of [` ${line}`, `   ${line}`]) {
      const changed = lines.with(at, moved).join("\n");
      const plan = parsePlan(changed);
      if ("root" in plan) expect(formatPlan(plan)).toBe(changed);
    }
  }
});

test.each<[name: string, marks: string[]]>([
  ["one row by its key", []],
  ["a misestimate of two correlated columns", ["Seq Scan: Misestimate: 2,000 × too low"]],
  [
    "a semi join and an anti join",
    [
      "Hash Right Anti Join: Misestimate, from below: 12 × too high",
      "Hash: Misestimate, from below: 20 × too high",
      "Hash Join: Misestimate, from below: 20 × too high",
      "Hash: Misestimate, from below: 18 × too high",
      "HashAggregate: Misestimate: 18 × too high",
      "Index Scan: Costliest by pages: 129 of 268 are its own",
    ],
  ],
  ["grouping sets", ["MixedAggregate: Misestimate: 170 × too high", "Seq Scan: Costliest by pages: 7 of 7 are its own"]],
  // Not to their end: below a LIMIT, in a merge join, beside an empty hash table.
  ["a filter under a LIMIT", ["Seq Scan: Costliest by pages: 2 of 2 are its own"]],
  ["a merge join", ["Seq Scan: Costliest by pages: 109 of 139 are its own"]],
  ["an empty hash table", ["Hash Join: Misestimate: 20 × too high", "Seq Scan: Costliest by pages: 7 of 9 are its own"]],
  // Not rows: bitmaps that are combined, and pages of a BRIN index.
  ["bitmaps, combined", ["Bitmap Heap Scan: Costliest by pages: 128 of 134 are its own"]],
  ["a BRIN index, which counts no rows", ["Bitmap Heap Scan: Costliest by pages: 15 of 30 are its own"]],
  // Pages of what runs within a node are not its own.
  ["an InitPlan", ["Index Scan: Misestimate: 67 × too high", "Index Scan: Costliest by pages: 129 of 257 are its own"]],
  ["a CTE, read twice", ["Seq Scan: Costliest by pages: 128 of 128 are its own"]],
  ["a correlated sub-plan", ["Bitmap Heap Scan: Costliest by pages: 400 of 443 are its own"]],
  ["an insert that meets a conflict", ["Insert: Costliest by pages: 47 of 47 are its own"]],
  // Without pages, by the planner's estimate; without that, not at all.
  ["without ANALYZE", ["Seq Scan: Costliest, by the planner’s estimate"]],
  ["without costs", []],
  ["actual rows alone", []],
])("%s: what is marked", (name, marks) => {
  const plan = parsePlan(planOf(name));
  const root = "root" in plan ? showPlan(plan) : undefined;
  const marked = (node: ShownNode): string[] => [
    ...[node.misestimate, node.costliest].filter((mark) => mark !== undefined).map((mark) => `${node.kind}: ${mark}`),
    ...node.children.flatMap(marked),
  ];
  expect(root && marked(root)).toEqual(marks);
});

test("pages that nodes have for themselves are all pages, whatever runs within what", () => {
  for (const { text, isText } of PLANS) {
    const plan = parsePlan(text);
    if (isText || !("root" in plan)) continue;
    const root = showPlan(plan);
    const total = Number(/of ([\d,]+) are its own/.exec(JSON.stringify(root))?.[1]?.replaceAll(",", ""));
    if (!Number.isNaN(total)) expect(total).toBe((root.pages?.asked ?? 0) + (root.pages?.spilled ?? 0));
  }
});

function planOf(name: string): string {
  const found = PLANS.find((plan) => plan.name === name);
  if (!found) throw new Error(`no plan "${name}" in tests/fixtures/plans`);
  return found.text;
}
