export {
  type Claim,
  comparedBy,
  type Figures,
  isTimed,
  keepsClaim,
  keepsRatio,
  parseClaims,
  type Ratio,
  ratioOf,
  type Times,
} from "./claim.ts";
export { type Complaint, type Finding, formatComplaint, nearest } from "./complaint.ts";
export { type Extraction, extract, stepsOf } from "./extract.ts";
export {
  type Asking,
  type Decision,
  type IamRequest,
  type ParsedSituation,
  type Policy,
  parseRequests,
  parseSituation,
  type Resolved,
  resolveRequest,
  type Situation,
} from "./iam/index.ts";
export { goImports } from "./imports.ts";
export { KAFKA_SCENARIO, type KafkaEnd, type KafkaScenario, type KafkaStep, parseKafkaScenario } from "./kafka.ts";
export { type Kind, kindOf } from "./kind.ts";
export type { Listing, Option, Output } from "./listing.ts";
export { applyMasks } from "./masks.ts";
export { formatHistogram, type Histogram, histogramOf, matchingAlternatives, normalise, parseHistogram } from "./match.ts";
export { envOf, exerciseOf, setupOf, sharesState } from "./needs.ts";
export { formatPlan, nodesOf, type Plan, type PlanDetail, type PlanNode, parsePlan, type ShownNode, showPlan } from "./plan/index.ts";
export { type Play, playOf } from "./play.ts";
export { formatResult, parseTable, type Table } from "./psql.ts";
export { type Evidence, type Evidences, evidenceOf, evidencePath, readEvidence } from "./recorded.ts";
export { type Held, parseScenario, SCENARIO, type Scenario, type ScenarioStep } from "./scenario.ts";
export { ARCHITECTURES, CONTRACTS, type Contract, type ContractName, MASKS, OLDER_GO, OUTPUT, type Role, roleOf } from "./schema.ts";
export { readSchemas, SCHEMAS, type Schemas, schemaName, schemaOf } from "./schemas.ts";
export { parseShell } from "./shell.ts";
export { type Holding, parseStates, type States } from "./states.ts";
export type { Field, Result, ServerError, Step, Trace } from "./trace.ts";
export { parseTranscript, RECEIVES, RESUMES, splitWords, type TranscriptStep, WAITS, withReplies } from "./transcript.ts";
export { parseWants, type Want } from "./want.ts";
export { parseWire, type WireDirective } from "./wire.ts";
