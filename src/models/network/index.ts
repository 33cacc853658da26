/**
 * A model of reachability in VPCs: pure, without input or output. It is what AWS' documentation says of it, rule by rule, each with the page
 * and the day that it was read; nothing was compared with AWS itself. Left out: DNS, endpoint policies, load balancers, VPN, Direct Connect,
 * IAM, metadata and time servers, MTU.
 */
export { filledIn } from "./network.ts";
export { type Answer, reach } from "./reach.ts";
export { type Path, REQUEST, type Request, SITUATION, type Situation } from "./situation.ts";
export { tell } from "./tell.ts";
export { faultsIn } from "./validate.ts";
