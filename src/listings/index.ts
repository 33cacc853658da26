export {
  ARCHITECTURES,
  type Asking,
  CONTRACTS,
  type Complaint,
  type Contract,
  type ContractName,
  captionOf,
  claimsOf,
  comparedBy,
  type Decision,
  type EngineName,
  engineOf,
  type Figures,
  type Finding,
  formatComplaint,
  goImports,
  type Held,
  type IamRequest,
  isTimed,
  type KafkaEnd,
  type KafkaScenario,
  type KafkaStep,
  keepsClaim,
  keepsRatio,
  kindOf,
  type Listing,
  MASKS,
  type NameOf,
  nearest,
  type Output,
  type ParsedSituation,
  type Policy,
  partOf,
  playOf,
  type Ratio,
  RECEIVES,
  RESUMES,
  type Resolved,
  type Role,
  ratioOf,
  resolveRequest,
  roleOf,
  type Scenario,
  type ScenarioStep,
  type Situation,
  showsOf,
  situationIn,
  specOf,
  splitWords,
  type Times,
  type TranscriptStep,
  WAITS,
  type WireDirective,
  withReplies,
} from "../contracts/index.ts";
export { type Extraction, extract } from "./extract.ts";
export { applyMasks } from "./masks.ts";
export { formatHistogram, type Histogram, histogramOf, matchingAlternatives, normalise, parseHistogram } from "./match.ts";
export { envOf, exerciseOf, setupOf, sharesState } from "./needs.ts";
export { formatPlan, nodesOf, parsePlan, type ShownNode, showPlan } from "./plan/index.ts";
export { formatResult, parseTable, type Table } from "./psql.ts";
export { type Evidence, type Evidences, evidenceOf, evidencePath, readEvidence } from "./recorded.ts";
export { readSchemas, type Schemas, schemaName, schemaOf } from "./schemas.ts";
export { type Holding, parseStates, type States } from "./states.ts";
export type { Field, Result, ServerError, Step, Trace } from "./trace.ts";
export { parseWants, type Want } from "./want.ts";
