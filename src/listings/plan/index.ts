export { nodesOf } from "./node.ts";
export { formatPlan, parsePlan } from "./parse.ts";
export { type ShownNode, showPlan } from "./shown.ts";
