import { nodesOf, type PlanNode } from "./node.ts";

/** Pages that a node and all below it asked for, whether they were cached or read; and those of files that it spilled to and read back. */
export type Pages = { asked: number; spilled: number };

/** By a node's `Buffers`; `undefined` where it has none, which is so when they were not counted, and when there were none. */
export function pagesOf({ details }: PlanNode): Pages | undefined {
  const buffers = details.find(({ name, below }) => name === "Buffers" && !below);
  if (!buffers) return undefined;
  const pages: Pages = { asked: 0, spilled: 0 };
  for (const group of buffers.value.split(", ")) {
    const counted = (...names: string[]) =>
      names.reduce((sum, name) => sum + Number(new RegExp(`\\b${name}=(\\d+)`).exec(group)?.[1] ?? 0), 0);
    if (group.startsWith("temp")) pages.spilled += counted("read", "written");
    else pages.asked += counted("hit", "read");
  }
  return pages;
}

const sumOf = (node: PlanNode): number => {
  const { asked, spilled } = pagesOf(node) ?? { asked: 0, spilled: 0 };
  return asked + spilled;
};

/**
 * What each node asked for by itself. Counts include what runs within a node: its inputs, its SubPlans. InitPlans and CTEs run when they are
 * first read, so they are taken off the node that reads them (of several, the one with most pages), wherever they are printed.
 */
export function ownPages(root: PlanNode): Map<PlanNode, number> {
  const nodes = nodesOf(root);
  const own = new Map(nodes.map((node) => [node, sumOf(node)]));
  const takeOff = (from: PlanNode, child: PlanNode) => own.set(from, Math.max(0, (own.get(from) ?? 0) - sumOf(child)));
  for (const parent of nodes) for (const child of parent.children) takeOff(isLate(child) ? readerOf(child, nodes, parent) : parent, child);
  return own;
}

const isLate = ({ role = "" }: PlanNode): boolean => /^(?:InitPlan|CTE) /.test(role);

function readerOf(late: PlanNode, nodes: PlanNode[], parent: PlanNode): PlanNode {
  const within = nodesOf(late);
  const [, cte] = /^CTE (.*)$/.exec(late.role ?? "") ?? [];
  const reads = ({ kind, target = "", details }: PlanNode) =>
    cte === undefined
      ? details.some(({ value }) => value.includes(`(${late.role})`))
      : kind === "CTE Scan" && (target === cte || target.startsWith(`${cte} `));
  const readers = nodes.filter((node) => reads(node) && !within.includes(node));
  return readers.sort((a, b) => sumOf(b) - sumOf(a))[0] ?? parent;
}
