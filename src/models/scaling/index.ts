/**
 * A model of Auto Scaling groups: pure, without input or output. It is what AWS' documentation says of policies, rule by rule, each with the page
 * and the day that it was read; nothing was compared with AWS itself. Left out: zones, instance weights, lifecycle hooks, health checks, warm
 * pools, scheduled and predictive scaling, metrics of more or less than a minute.
 */
export { type Outcome, outcomeOf, simulate } from "./simulate.ts";
export { SITUATION, type Situation } from "./situation.ts";
export { tell } from "./tell.ts";
export { faultsIn } from "./validate.ts";
