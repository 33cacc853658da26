import type { PlanNode } from "./node.ts";

const FIGURES =
  /^(\S.*?)(?: {2}\(cost=(\d+\.\d\d)\.\.(\d+\.\d\d) rows=(\d+) width=(\d+)\))?(?: \((?:(never executed)|actual (?:time=(\d+\.\d{3})\.\.(\d+\.\d{3}) )?rows=(\d+\.\d\d) loops=(\d+))\))?$/;

/** The kinds of nodes that EXPLAIN names: `ExplainNode` in PostgreSQL's src/backend/commands/explain.c. */
const KIND = new RegExp(
  `^(?:Parallel |Async )?(?:${[
    "Result|ProjectSet|(?:Foreign )?(?:Insert|Update|Delete)|Merge|(?:Merge )?Append|Recursive Union|BitmapAnd|BitmapOr",
    "(?:Nested Loop|Merge|Hash)(?: (?:Left|Right|Full|Semi|Anti|Right Semi|Right Anti))? Join|Nested Loop",
    "(?:Seq|Sample|Bitmap Index|Bitmap Heap|Tid|Tid Range|Subquery|Function|Table Function|Values|CTE|Named Tuplestore|WorkTable|Foreign) Scan",
    "Index(?: Only)? Scan(?: Backward)?|Materialize|Memoize|(?:Incremental )?Sort|Group|(?:Partial |Finalize )?(?:Group|Hash|Mixed)?Aggregate",
    "WindowAgg|Unique|Gather(?: Merge)?|(?:Hash)?SetOp (?:Intersect|Except)(?: All)?|LockRows|Limit|Hash",
  ].join("|")})$`,
);

const NAME = String.raw`(?:"(?:[^"]|"")+"|[^\s".]+)`;
const QUALIFIED = String.raw`${NAME}(?:\.${NAME})?`;
const PLACE = new RegExp(`^([A-Z][A-Za-z ]*?)(?: using (${QUALIFIED}))?(?: on (${QUALIFIED}(?: ${NAME})?))?$`);

/** Reads the line of a node, without its arrow; `undefined` when it is none that we know. */
export function parseHead(line: string): PlanNode | undefined {
  const [, place = "", first, all, rows, width, never, start, end, seen, loops] = FIGURES.exec(line) ?? [];
  const [, kind = "", index, target] = PLACE.exec(place) ?? [];
  if (!KIND.test(kind)) return undefined;
  const node: PlanNode = { kind, details: [], children: [] };
  // A bitmap index scan names its index where others name their table.
  const isBitmap = kind.endsWith("Bitmap Index Scan");
  const named = isBitmap ? target : index;
  if (named) node.index = named;
  if (target && !isBitmap) node.target = target;
  if (rows) node.estimate = { cost: [Number(first), Number(all)], rows: Number(rows), width: Number(width) };
  if (never) node.actual = "never executed";
  if (seen) node.actual = { rows: Number(seen), loops: Number(loops), ...(start && { time: [Number(start), Number(end)] as const }) };
  return node;
}

/** What a node is and where, as it is printed: `Index Scan using item_pkey on item`. */
function placeOf({ kind, index, target }: PlanNode): string {
  if (index && !target) return `${kind} on ${index}`;
  return `${kind}${index ? ` using ${index}` : ""}${target ? ` on ${target}` : ""}`;
}

/** The line of a node, without its arrow: the inverse of `parseHead`. */
export function formatHead(node: PlanNode): string {
  const { estimate, actual } = node;
  const range = ([first, all]: [number, number], digits: number) => `${first.toFixed(digits)}..${all.toFixed(digits)}`;
  const expected = estimate && `  (cost=${range(estimate.cost, 2)} rows=${estimate.rows} width=${estimate.width})`;
  if (actual === undefined || actual === "never executed") return placeOf(node) + (expected ?? "") + (actual ? " (never executed)" : "");
  const time = actual.time ? `time=${range(actual.time, 3)} ` : "";
  return `${placeOf(node)}${expected ?? ""} (actual ${time}rows=${actual.rows.toFixed(2)} loops=${actual.loops})`;
}
