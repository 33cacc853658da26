/** What one SQL statement gave. Values are text as the server prints them; `null` is SQL's NULL. */
export type Result = {
  /** The command tag, such as `UPDATE 1`; of a failed statement, the empty string. */
  tag: string;
  fields?: Field[];
  rows?: (string | null)[][];
  error?: ServerError;
};

export type Field = { name: string; numeric: boolean };

/** An error as the server reports it: SQLSTATE (appendix A of PostgreSQL's manual), message, and what it adds. */
export type ServerError = { code: string; message: string; detail?: string; hint?: string };

/** One statement of an interleaving, and what became of it. */
export type Step = {
  session: string;
  /** 1-based line within the listing. */
  line: number;
  sql: string;
  /** Sessions it had to wait for, sorted, when it did not end at once. */
  waitsFor?: string[];
  /** Index of the step that let it go on, when it waited and ended. */
  freedBy?: number;
  /** Missing while it waits: of a statement that was never released. */
  result?: Result;
};

/** What happened in an interleaving, in the order the statements were sent. */
export type Trace = Step[];
