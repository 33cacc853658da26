import type { Figures, Listing } from "../../src/listings/index.ts";
import type { CheckOutcome, Comment, Statement } from "../../src/sql/index.ts";
import type { Execution } from "../process.ts";
import type { Told } from "./iam/told.ts";
import type { Staged as KafkaStaged } from "./kafka/play.ts";
import type { Review, Wired } from "./protobuf/seen.ts";
import type { Staged } from "./rabbitmq/play.ts";
import type { Played } from "./redis/play.ts";
import type { Play } from "./sql/play.ts";
import type { Interleaving } from "./sql/sessions.ts";

/** What the compiler or vet said about one line of a listing, or made of it. `line` is 1-based within the listing; 0: the whole program. */
export type Diagnostic = { line: number; message: string };

/** What was seen of a listing. Judging it is `judge.ts`'s business. */
export type Observation = Seen & {
  /** What it ran on, when that is not the engine's own version. */
  version?: string;
  /** How long the listing took by itself, where that can be told: what is built together is no listing's own time. */
  ms?: number;
};

type Seen =
  | { kind: "executed"; runs: Execution[] }
  /** Benchmarks, and the best of their runs by name. */
  | { kind: "measured"; runs: Execution[]; figures: Map<string, Figures> }
  | { kind: "diagnosed"; diagnostics: Diagnostic[]; text: string }
  /** The machine code of a package, instruction by instruction, by architecture. */
  | { kind: "assembled"; code: Map<string, Diagnostic[]> }
  /** SQL of one session. `wants`: SQLSTATEs it promises; `sampled`: row estimates vary, a table was too large to be read whole. */
  | { kind: "played"; runs: Play[]; wants: string[]; sampled: boolean }
  /** SQL of several sessions, with the statements as written, for their expectations. */
  | { kind: "interleaved"; runs: Interleaving[]; statements: Statement[] }
  /** The checks of a SQL exercise, tried against its starter and its solution. */
  | { kind: "checked"; unknown: Comment[]; starter: CheckOutcome[]; solution: CheckOutcome[] }
  /** A transcript of clients, once per run. */
  | { kind: "transcribed"; runs: Played[] }
  /** A scenario on a message broker, once per run. */
  | { kind: "staged"; runs: Staged[] }
  /** A scenario on Kafka's brokers, once per run. */
  | { kind: "kafka"; runs: KafkaStaged[] }
  /** What buf found in a schema. */
  | { kind: "reviewed"; review: Review }
  /** Messages taken apart, once per run. */
  | { kind: "wired"; runs: Wired[] }
  /** Requests to AWS, decided by a model of its policies. */
  | ({ kind: "decided" } & Told)
  /** What it needs besides the engine is not here: as if the engine was missing. */
  | ({ kind: "missing" } & Missing)
  /** It does what cannot be observed, or no chapter may ask for. `line` is 1-based within the listing; none: the whole. */
  | { kind: "broken"; message: string; line?: number }
  /** There is no telling whether it holds: the machine failed (`environment`), or nothing was heard of it. */
  | { kind: "untold"; message: string; environment: boolean };

/** An engine that is ready to execute listings. */
export type Engine = {
  /** What readers see, such as `Go 1.27.3`. */
  version: string;
  /** Executes the listings, side by side where it can, and reports each once, as it is done. Rejects only when the engine itself broke. */
  observe(listings: Listing[], done: (listing: Listing, observation: Observation) => void): Promise<void>;
  close(): Promise<void>;
};

/** Why an engine cannot be had here, and what to install. */
export type Missing = {
  missing: string /** An older one is here: its listings are not verified, and nothing is wrong. */;
  outdated?: boolean;
};

/** `open` rejects when the engine is here and does not come up: an `EnvironmentError` says that it is the machine's fault. */
export type Runner = { name: string; open(): Promise<Engine | Missing> };
