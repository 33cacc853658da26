import { formatHead, parseHead } from "./head.ts";
import type { Plan, PlanDetail, PlanNode } from "./node.ts";

/** The first line that was not understood, 1-based: a plan is read whole or not at all. */
export type Unread = { line: number; text: string };

const ARROW = "->  ";
const ROLE = /^(?:(?:InitPlan|SubPlan) \d+|CTE \S.*)$/;
const DETAIL = /^([A-Z][\w/ -]*): (.*)$/;
/** The tables of an UPDATE or DELETE of several, which have no colon. */
const CHANGES = /^(?:Foreign )?(?:Insert|Update|Delete|Merge) on \S/;
/** Details that others stand below. */
const HOLDS = /^(?:(?:Sort|Hash) Key|Worker \d+)$/;
const FOOTER =
  /^(?:(?:Planning|JIT):$|(?:Planning Time|Execution Time|Settings|Query Identifier|Serialization): |Trigger .*: (?:time=|calls=))/;

const IN_SECTION = /^ {2}(?:Buffers|I\/O Timings|Memory|Functions|Options|Timing): /;

/** A node whose lines are being read; those of its own, and its children's arrows, begin in `column`. */
type Open = { node: PlanNode; column: number };

/** What was read so far: the nodes from the root to the one whose lines come, and what the next one is to its parent, if that was said. */
type Reading = { open: Open[]; role: string | undefined };

/**
 * Reads the text of an EXPLAIN of PostgreSQL 18. Every line is accounted for: what is not understood (another FORMAT, a literal with a
 * line break, a node of an extension) is given back in place of a plan. Indentation as in src/backend/commands/explain.c: a node's own
 * lines are 6 to the right of its arrow, below the root 2; what a sub-plan is stands before its arrow, 2 to the left of it.
 */
export function parsePlan(text: string): Plan | Unread {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  const root = parseHead(first);
  if (!root) return { line: 1, text: first };
  const below = lines.findIndex((line) => !line.startsWith(" "));
  const own = below < 0 ? lines : lines.slice(0, below);
  const footer = below < 0 ? [] : lines.slice(below);
  const reading: Reading = { open: [{ node: root, column: 2 }], role: undefined };
  const bad = own.findIndex((line) => !readLine(reading, line));
  if (bad >= 0) return { line: bad + 2, text: own[bad] ?? "" };
  if (reading.role) return { line: own.length + 2, text: footer[0] ?? "" };
  const odd = footer.findIndex((line, at) => !(FOOTER.test(line) || (IN_SECTION.test(line) && followsSection(footer, at))));
  return odd < 0 ? { root, footer } : { line: below + odd + 2, text: footer[odd] ?? "" };
}

/** `Planning:` and `JIT:` have lines of their own. */
const followsSection = (footer: string[], at: number): boolean =>
  Boolean(
    footer
      .slice(0, at)
      .findLast((line) => !line.startsWith(" "))
      ?.endsWith(":"),
  );

/** Reads one indented line; false when it has no place. */
function readLine(reading: Reading, line: string): boolean {
  const { open, role } = reading;
  const column = line.search(/\S/);
  while (open.length > 1 && (open.at(-1)?.column ?? 0) > column) open.pop();
  const above = open.at(-1) as Open;
  const own = line.slice(column);
  if (own.startsWith(ARROW)) return readChild(reading, above, own.slice(ARROW.length), column);
  if (role) return false;
  if (ROLE.test(own) && column === above.column) {
    reading.role = own;
    return true;
  }
  const detail = parseDetail(own, above, column);
  if (detail) above.node.details.push(detail);
  return detail !== undefined;
}

function readChild(reading: Reading, parent: Open, head: string, column: number): boolean {
  const { open, role } = reading;
  const child = parseHead(head);
  if (!child || column !== parent.column + (role ? 2 : 0)) return false;
  if (role) child.role = role;
  parent.node.children.push(child);
  open.push({ node: child, column: column + 6 });
  reading.role = undefined;
  return true;
}

function parseDetail(own: string, { node, column: expected }: Open, column: number): PlanDetail | undefined {
  const [, name, value] = DETAIL.exec(own) ?? [];
  if (node.children.length > 0 || !((name && value) || CHANGES.test(own))) return undefined;
  const detail: PlanDetail = name && value !== undefined ? { name, value } : { value: own };
  if (column === expected) return detail;
  const holder = node.details.findLast(({ below }) => !below)?.name ?? "";
  return column === expected + 2 && HOLDS.test(holder) ? { ...detail, below: true } : undefined;
}

/** Prints a plan as PostgreSQL does: what was read comes out as it went in. */
export function formatPlan({ root, footer }: Plan): string {
  return [...formatNode(root, "", ""), ...footer].join("\n");
}

/** `arrow` stands before the node's own line, `indent` before the column that the arrow has. */
function formatNode(node: PlanNode, indent: string, arrow: string): string[] {
  const own = `${indent}${arrow ? "      " : "  "}`;
  const details = node.details.map(({ name, value, below }) => `${own}${below ? "  " : ""}${name ? `${name}: ` : ""}${value}`);
  const children = node.children.flatMap((child) =>
    child.role ? [own + child.role, ...formatNode(child, `${own}  `, ARROW)] : formatNode(child, own, ARROW),
  );
  return [indent + arrow + formatHead(node), ...details, ...children];
}
