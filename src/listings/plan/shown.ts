import { type Distance, distances } from "./misestimate.ts";
import { nodesOf, type Plan, type PlanDetail, type PlanNode } from "./node.ts";
import { ownPages, type Pages, pagesOf } from "./pages.ts";

/** A node as the page shows it: its figures, and in words what they say. */
export type ShownNode = Pick<PlanNode, "kind" | "index" | "target" | "role"> & {
  /** Rows per loop. */
  estimated?: number;
  actual?: number;
  loops?: number;
  /** Its text has times. */
  timed?: true;
  neverExecuted?: true;
  /** With all that is below it. */
  pages?: Pages;
  /** How far the estimate is off, and whether that is a misestimate. */
  distance?: string;
  misestimate?: string;
  costliest?: string;
  details: PlanDetail[];
  children: ShownNode[];
};

/** What is shown otherwise (Buffers), and what is chance (the rest): the text has it. */
const IN_THE_TEXT = /^(?:Buffers|I\/O Timings|WAL|Worker \d+)$/;

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** What the page shows of a plan. Made when the site is built, so that browsers need no parser. */
export function showPlan({ root }: Plan): ShownNode {
  const far = distances(root);
  const costliest = costliestOf(root);
  const show = (node: PlanNode): ShownNode => {
    const { kind, index, target, role, estimate, actual, details, children } = node;
    const pages = pagesOf(node);
    const distance = far.get(node);
    return {
      kind,
      ...(index && { index }),
      ...(target && { target }),
      ...(role && { role }),
      ...(estimate && { estimated: estimate.rows }),
      ...(typeof actual === "object" && { actual: actual.rows, loops: actual.loops, ...(actual.time && { timed: true as const }) }),
      ...(actual === "never executed" && { neverExecuted: true as const }),
      ...(pages && { pages }),
      ...(distance && tellDistance(distance, typeof actual === "object" ? actual.loops : 1)),
      ...(costliest?.node === node && { costliest: costliest.told }),
      details: details.filter(({ name = "", below }, at) => !IN_THE_TEXT.test(ownerOf(details, at, name, below))),
      children: children.map(show),
    };
  };
  return show(root);
}

/** The detail that a line below another belongs to, or its own name. */
const ownerOf = (details: PlanDetail[], at: number, name: string, below?: true): string =>
  below ? (details.slice(0, at).findLast((above) => !above.below)?.name ?? "") : name;

function tellDistance({ factor, way, says }: Distance, loops: number): Pick<ShownNode, "distance" | "misestimate"> {
  const rounded = factor < 10 ? Math.round(factor * 10) / 10 : Number(factor.toPrecision(2));
  if (rounded <= 1) return {};
  const off = `${number(rounded)} × too ${way}${loops > 1 ? `, over ${number(loops)} loops` : ""}`;
  if (says === "wrong") return { misestimate: `Misestimate: ${off}` };
  if (says === "inherited") return { misestimate: `Misestimate, from below: ${off}` };
  return { distance: says === "open" ? "perhaps not read to its end, so the estimate stays open" : `estimate ${off}` };
}

/** Where most of the work is: by pages where they were counted, since they hardly vary and times do; else by the planner's own estimate. */
function costliestOf(root: PlanNode): { node: PlanNode; told: string } | undefined {
  const nodes = nodesOf(root).filter(({ actual }) => actual !== "never executed");
  if (nodes.length < 2) return undefined;
  const most = (of: Map<PlanNode, number>) => nodes.reduce((best, node) => ((of.get(node) ?? 0) > (of.get(best) ?? 0) ? node : best), root);
  const pages = ownPages(root);
  const total = [...pages.values()].reduce((sum, own) => sum + own, 0);
  if (total > 0) {
    const node = most(pages);
    return { node, told: `Costliest by pages: ${number(pages.get(node) ?? 0)} of ${number(total)} are its own` };
  }
  const costs = ownCosts(root);
  return costs && { node: most(costs), told: "Costliest, by the planner’s estimate" };
}

/**
 * Estimated cost of each node without its inputs; `undefined` where it cannot be told: without costs, with inputs that are not read to their
 * end, and with SubPlans, whose loops are not said.
 */
function ownCosts(root: PlanNode): Map<PlanNode, number> | undefined {
  const nodes = nodesOf(root);
  const isUntold = ({ kind, role, estimate }: PlanNode) =>
    !estimate || role?.startsWith("SubPlan") || /^(?:Limit|Merge .*|.*Semi.*|.*Anti.*)$/.test(kind);
  if (nodes.some(isUntold)) return undefined;
  const own = new Map<PlanNode, number>();
  const visit = (node: PlanNode, times: number): number => {
    const cost = (node.estimate?.cost[1] ?? 0) * times;
    const inputs = node.children.map((child) => visit(child, times * loopsOf(node, child)));
    own.set(node, Math.max(0, cost - inputs.reduce((sum, input) => sum + input, 0)));
    return cost;
  };
  visit(root, 1);
  return own;
}

/** How often an input runs for one run of its parent. What is kept in memory is made once. */
function loopsOf({ kind, children }: PlanNode, child: PlanNode): number {
  const [outer, inner] = children.filter(({ role }) => role === undefined);
  const isRepeated = kind.startsWith("Nested Loop") && child === inner && !/^(?:Materialize|Memoize)$/.test(child.kind);
  return isRepeated ? (outer?.estimate?.rows ?? 1) : 1;
}
