import type { Reach } from "../../confine/index.ts";
import type { Missing } from "../../engine.ts";
import type { Servers } from "../attended.ts";

/** The engine that the programs of a module talk to. */
export type ProgramBackend = Servers & {
  /** Such as `PostgreSQL 18.4`. */
  version: string;
  /** How its programs get to it. */
  reach(): Reach;
  /** Makes it ready for one program, started again where it has ended, and empty. Gives what its environment gets. */
  next(): Promise<Record<string, string>>;
  /** Ends what a program left running there, such as a script without an end; none where the next program's readying is enough. */
  rest?(): Promise<void>;
  /** Opens one more of its kind, which knows nothing of this one; none where there is but one, or one is dear. */
  another?(): Promise<ProgramBackend | Missing>;
  /** Ends it; one that is not ours is left empty. */
  close(): Promise<void>;
};

/** Its address is a port of this machine. */
export const byPort = (): Reach => ({ network: "machine", sees: [] });
