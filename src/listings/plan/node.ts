/** A line below a node: `Index Cond: (id = 42)`. Without a colon (`Update on child`) it is all value. */
export type PlanDetail = {
  name?: string;
  value: string;
  /** Set below another detail: the group keys of a sort key of grouping sets. */
  below?: true;
};

/** What the planner expected: cost to the first row and to the last, rows per loop, bytes per row. */
export type Estimate = { cost: [first: number, all: number]; rows: number; width: number };

/** What happened: rows per loop (an average), and milliseconds per loop where they were taken. */
export type Actual = { rows: number; loops: number; time?: [first: number, all: number] };

/** A node of a plan, as PostgreSQL 18 prints it. */
export type PlanNode = {
  /** `Index Scan Backward`, `Hash Left Join`. */
  kind: string;
  /** Both as printed, so with quotes; a target has its alias: `orders o`. */
  index?: string;
  target?: string;
  /** How its parent has it, where it is no plain input: `InitPlan 1`, `SubPlan 2`, `CTE paid`. */
  role?: string;
  estimate?: Estimate;
  actual?: Actual | "never executed";
  details: PlanDetail[];
  children: PlanNode[];
};

/** A plan and what stands below it: `Planning Time: …`, a line each. */
export type Plan = { root: PlanNode; footer: string[] };

/** All nodes, in the order they are printed. */
export const nodesOf = (node: PlanNode): PlanNode[] => [node, ...node.children.flatMap(nodesOf)];
