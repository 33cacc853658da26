export { formatHead, parseHead, placeOf } from "./head.ts";
export { type Actual, type Estimate, nodesOf, type Plan, type PlanDetail, type PlanNode } from "./node.ts";
export { formatPlan, parsePlan, type Unread } from "./parse.ts";
