import type { Figures } from "../../../src/listings/index.ts";
import type { Observed } from "../../engine.ts";
import type { Execution } from "../../process.ts";

/** What the compiler or vet said about one line of a listing, or made of it. `line` is 1-based within the listing; 0: the whole program. */
export type Diagnostic = { line: number; message: string };

/** What was seen of a Go listing. */
export type Seen =
  | { kind: "executed"; runs: Execution[] }
  /** Benchmarks, and the best of their runs by name. */
  | { kind: "measured"; runs: Execution[]; figures: Map<string, Figures> }
  | { kind: "diagnosed"; diagnostics: Diagnostic[]; text: string }
  /** The machine code of a package, instruction by instruction, by architecture. */
  | { kind: "assembled"; code: Map<string, Diagnostic[]> };
export type GoObserved = Observed<Seen>;
