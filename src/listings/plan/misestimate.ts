import { nodesOf, type PlanNode } from "./node.ts";

/** From where on an estimate is called wrong: smaller distances are everywhere, and rarely change a plan. */
const WRONG = 10;

type Off = { factor: number; way: "low" | "high" };

/** How far an estimate is off, over all loops: `factor` times too low or too high, and what that says of it. */
export type Distance = Off & {
  /** `wrong`: it begins here. `inherited`: an input is wrong in the same way. `open`: the node may not have been read to its end. */
  says: "right" | "wrong" | "inherited" | "open";
};

/** How a node is read by those above it: perhaps not to its end; and whether what it counts are rows, each once. */
type Read = { mayStop: boolean; countsRows: boolean };

/** The distance between the rows that were estimated and those that came, for each node of which something can be said. */
export function distances(root: PlanNode): Map<PlanNode, Distance> {
  const found = new Map<PlanNode, Distance>();
  // A CTE is read by others, wherever they are: any LIMIT may be theirs.
  const hasLimit = nodesOf(root).some(({ kind }) => kind === "Limit");
  const visit = (node: PlanNode, read: Read): void => {
    for (const child of node.children) visit(child, readingOf(node, child, read, hasLimit));
    const off = read.countsRows && offOf(node);
    if (off) found.set(node, { ...off, says: sayOf(off, read, inputsOf(node), found) });
  };
  visit(root, { mayStop: false, countsRows: true });
  return found;
}

const inputsOf = ({ children }: PlanNode): PlanNode[] => children.filter(({ role }) => role === undefined);

function sayOf({ factor, way }: Off, { mayStop }: Read, inputs: PlanNode[], found: Map<PlanNode, Distance>): Distance["says"] {
  if (mayStop && way === "high") return "open";
  if (factor < WRONG) return "right";
  const isAlike = (input: Distance | undefined) => input?.way === way && (input.says === "wrong" || input.says === "inherited");
  return inputs.some((input) => isAlike(found.get(input))) ? "inherited" : "wrong";
}

/** Nodes that take all their input before they give the first row. */
const TAKES_ALL = /^(?:Sort|Hash|(?:Partial |Finalize )?(?:Hash|Mixed)?Aggregate|HashSetOp.*|Bitmap Heap Scan|Insert|Update|Delete|Merge)$/;
const MERGE_JOIN = /^Merge (?:.* )?Join$/;
const HASH_JOIN = /^Hash (?:.* )?Join$/;

/** How a node reads one of its inputs, or a sub-plan. EXISTS stops at the first row, and EXPLAIN does not tell it from others. */
function readingOf(node: PlanNode, child: PlanNode, { mayStop, countsRows }: Read, hasLimit: boolean): Read {
  const { kind } = node;
  if (child.role) return { mayStop: hasLimit || !child.role.startsWith("CTE"), countsRows: true };
  if (TAKES_ALL.test(kind)) return { mayStop: false, countsRows: !countsPages(node) };
  const isInner = child === inputsOf(node)[1];
  // A merge join ends with the shorter input, and goes back in its inner one: rows that are read again are counted again.
  if (MERGE_JOIN.test(kind)) return { mayStop: true, countsRows: !isInner };
  const stops = kind === "Limit" || (isInner && /^Nested Loop (?:Semi|Anti)/.test(kind));
  // With nothing in the hash table, the other input is not worth reading.
  const isHopeless = HASH_JOIN.test(kind) && node.children.some(isEmptyHash);
  return { mayStop: mayStop || stops || isHopeless, countsRows: countsRows || !kind.startsWith("Bitmap") };
}

/** Below a scan of whole pages alone is a BRIN index, which counts ten rows a page (`bringetbitmap` in brin.c), or memory was short. */
const countsPages = ({ kind, details }: PlanNode): boolean =>
  kind === "Bitmap Heap Scan" && details.some(({ name, value }) => name === "Heap Blocks" && value.startsWith("lossy="));

const isEmptyHash = ({ kind, actual }: PlanNode): boolean => kind === "Hash" && typeof actual === "object" && actual.rows === 0;

/** Bitmaps that are combined are not counted (`InstrStopNode(…, 0.0)` in nodeBitmapAnd.c and nodeBitmapOr.c), and rows that are changed are not given. */
const UNCOUNTED = /^(?:BitmapAnd|BitmapOr|Insert|Update|Delete|Merge)$/;

function offOf({ kind, estimate, actual }: PlanNode): Off | undefined {
  if (!estimate || typeof actual !== "object" || UNCOUNTED.test(kind)) return undefined;
  const estimated = Math.max(1, estimate.rows) * actual.loops;
  const came = actual.rows * actual.loops;
  if (came >= estimated) return { factor: came / estimated, way: "low" };
  // 1 is the least that is ever estimated, so that less is no mistake.
  return { factor: estimate.rows <= 1 ? 1 : estimated / Math.max(1, came), way: "high" };
}
