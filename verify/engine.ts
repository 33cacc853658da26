import type { EngineName, Listing, NameOf } from "../src/listings/index.ts";
import type { Verdict } from "./judge/verdict.ts";

/** Why an engine cannot be had here, and what to install. */
export type Missing = {
  missing: string /** An older one is here: its listings are not verified, and nothing is wrong. */;
  outdated?: boolean;
};

/** Why there is nothing of a listing that its engine could judge. */
type Unseen =
  /** What it needs besides the engine is not here: as if the engine was missing. */
  | ({ kind: "missing" } & Missing)
  /** It does what cannot be observed, or no chapter may ask for. `line` is 1-based within the listing; none: the whole. */
  | { kind: "broken"; message: string; line?: number }
  /** There is no telling whether it holds: the machine failed (`environment`), or nothing was heard of it. */
  | { kind: "untold"; message: string; environment: boolean };

/** What an engine saw of a listing, in its own words, or why it saw nothing. Judging it is another business. */
export type Observed<Seen> = (Seen | Unseen) & {
  /** What it ran on, when that is not the engine's own version. */
  version?: string;
  /** How long the listing took by itself, where that can be told: what is built together is no listing's own time. */
  ms?: number;
};

/** The same, as everybody has it who is not that engine. */
export type Observation = Observed<{ kind: "seen"; seen: unknown }>;

/** An engine that is ready to execute listings. */
type Running<Own extends Listing, Told> = {
  /** What readers see, such as `Go 1.27.3`. */
  version: string;
  /** Executes the listings, side by side where it can, and reports each once, as it is done. Rejects only when the engine itself broke. */
  observe(listings: Own[], done: (listing: Listing, told: Told) => void): Promise<void>;
  close(): Promise<void>;
};
export type RunningEngine = Running<Listing, Observation>;

/** `open` rejects when the engine is here and does not come up: an `EnvironmentError` says that it is the machine's fault. */
export type Engine = {
  name: EngineName;
  open(): Promise<RunningEngine | Missing>;
  /** Compares what it saw of a listing with what the chapter claims. Pure: no engine, no file. */
  judge(listing: Listing, seen: unknown): Verdict;
};

/** How what an engine saw is judged, contract by contract. */
export type Judges<Name extends EngineName, Seen> = { [Own in NameOf<Name>]: (listing: Listing<Own>, seen: Seen) => Verdict };

/** What comes of opening an engine: it, ready to see what is its own to see; or what it lacks. */
export type Opened<Name extends EngineName, Seen> = Running<Listing<NameOf<Name>>, Observed<Seen>> | Missing;

type Definition<Name extends EngineName, Seen> = {
  name: Name;
  open(): Promise<Opened<Name, Seen>>;
  judges: Judges<Name, Seen>;
};

/** An engine of the book. What it sees is its own: only its own judges are given that, which is checked here and nowhere else. */
export function defineEngine<Name extends EngineName, Seen extends { kind: string }>(own: Definition<Name, Seen>): Engine {
  const { name, open, judges } = own;
  return {
    name,
    async open() {
      const running = await open();
      if ("missing" in running) return running;
      const { version, observe, close } = running;
      return {
        version,
        observe: (listings, done) => observe(listings as Listing<NameOf<Name>>[], (listing, told) => done(listing, sealed<Seen>(told))),
        close,
      };
    },
    judge(listing, seen) {
      const judge = judges[listing.contract.name as NameOf<Name>] as (listing: Listing, seen: Seen) => Verdict;
      return judge(listing, seen as Seen);
    },
  };
}

const isUnseen = (told: { kind: string }): told is Unseen => ["missing", "broken", "untold"].includes(told.kind);

function sealed<Seen extends { kind: string }>(told: Observed<Seen>): Observation {
  if (isUnseen(told)) return told;
  const { version, ms } = told;
  return { kind: "seen", seen: told, ...(version !== undefined && { version }), ...(ms !== undefined && { ms }) };
}
