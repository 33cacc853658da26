import type { Code } from "mdast";
import type { Expectation, OutputOptions } from "./output.ts";
import type { Contract, ContractName, Parsed } from "./registry.ts";

/** The recorded output of a listing, as its chapter shows it. */
export type Output = OutputOptions &
  Expectation & {
    /** Text of the fence, as written. */
    body: string;
    /** 1-based line of the opening fence. */
    line: number;
    node: Code;
  };

/** One executable fence of a chapter. */
export type Listing<Name extends ContractName = ContractName> = {
  /** `#l-<key>` in the page: the author's id, else the position in the chapter, which is not for linking. */
  key: string;
  contract: Contract<Name>;
  /** What its contract made of it: a scenario, the steps of a transcript. */
  parsed: Parsed<Name>;
  code: string;
  /** What it is executed with: the listings before it in its `env`, and its companions in an exercise. */
  needs: Listing[];
  /** Identifies what is executed, its needs included: evidence belongs to a hash. */
  hash: string;
  /** 1-based line of the opening fence; the code starts on the next one. */
  line: number;
  output: Output | undefined;
  /** The answers offered with `role=predict`. */
  options: Option[];
  node: Code;
};

/** One answer offered below a listing with `role=predict`. */
export type Option = { text: string; correct: boolean; line: number };
