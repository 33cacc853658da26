export { nodesOf, type Plan, type PlanDetail, type PlanNode } from "./node.ts";
export { formatPlan, parsePlan, type Unread } from "./parse.ts";
export { type ShownNode, showPlan } from "./shown.ts";
