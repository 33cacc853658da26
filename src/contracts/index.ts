export {
  type Answer as NetworkAnswer,
  faultsIn,
  filledIn,
  type Request as NetworkRequest,
  reach,
  tell as tellWalk,
} from "../models/network/index.ts";
export { type Outcome as ScalingOutcome, outcomeOf, simulate, tell as tellScaling } from "../models/scaling/index.ts";
export { wrapped } from "../models/wrapped.ts";
export { type Complaint, type Finding, formatComplaint, nearest } from "./complaint.ts";
export {
  COMPATIBLE,
  type EngineName,
  type Part,
  type PlayKind,
} from "./contract.ts";
export {
  alsoOf,
  captionOf,
  claimsOf,
  differencesOf,
  engineOf,
  enginesOf,
  kindOf,
  partOf,
  playOf,
  roleOf,
  shownLines,
  showsOf,
} from "./facts.ts";
export { ARCHITECTURES } from "./go/asm.ts";
export { comparedBy, type Figures, isTimed, keepsClaim, keepsRatio, type Ratio, ratioOf, type Times } from "./go/claim.ts";
export { goImports } from "./go/imports.ts";
export { PLAYED_MODS } from "./go/keys.ts";
export type { Decision, IamRequest } from "./iam/requests.ts";
export { type Asking, type Resolved, resolveRequest } from "./iam/resolve.ts";
export { type ParsedSituation, type Policy, type Situation, situationIn } from "./iam/situation.ts";
export type { KafkaEnd, KafkaScenario, KafkaStep } from "./kafka/scenario.ts";
export { COMPANIONS, MASKS, type Mask, type Role, TOLD } from "./keys.ts";
export type { Listing, Option, Output } from "./listing.ts";
export { type Expectation, OUTPUT, type OutputOptions } from "./output.ts";
export type { WireDirective } from "./protobuf/wire.ts";
export type { Held, Scenario, ScenarioStep } from "./rabbitmq/scenario.ts";
export { RECEIVES, RESUMES, splitWords, type TranscriptStep, WAITS, withReplies } from "./redis/transcript.ts";
export {
  CONTRACTS,
  type Contract,
  type ContractName,
  ILLUSTRATION,
  isContract,
  type NameOf,
  type Parsed,
  RUNNABLE,
  specOf,
  verbsOf,
} from "./registry.ts";
export { networkIn, type ParsedNetwork } from "./vpc/situation.ts";
