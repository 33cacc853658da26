export { checkIam } from "./check.ts";
export { type Decision, type IamRequest, parseRequests } from "./requests.ts";
export { type Asking, type Resolved, resolveRequest } from "./resolve.ts";
export { type ParsedSituation, type Policy, parseSituation, type Situation } from "./situation.ts";
