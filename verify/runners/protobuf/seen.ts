/** One finding of buf. `line` is 1-based within the listing; 0: the whole file. `COMPILE` is the rule of its compiler. */
export type BufFinding = { line: number; rule: string; message: string };

/** What buf found in the listing, and what kept it from looking. */
export type Review = { findings: BufFinding[]; trouble?: string };

/** What came of the directives of a listing, as its output shows it; those that failed, by their line. */
export type Wired = { text: string; failures: { line: number; message: string }[] };
