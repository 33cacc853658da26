import * as z from "zod";

/** Where the bench writes, and what the page on performance is made from. */
export const RECORD = "recorded/bench.json";

const figure = z.number().nonnegative();
const weight = z.strictObject({ bytes: figure, requests: figure });
const built = z.strictObject({ ms: figure, peakBytes: figure.optional() });
/** Why there is no figure: what was missing, or broke. */
const missing = z.strictObject({ peer: z.string(), missing: z.string() });

const build = z.strictObject({ peer: z.string(), pages: figure, cold: built, warm: built });
const page = z.strictObject({
  peer: z.string(),
  page: z.string(),
  before: weight,
  after: weight,
  performance: figure,
  accessibility: figure,
  lcp: figure,
  tbt: figure,
  cls: figure,
});
const taps = z.strictObject({
  peer: z.string(),
  menuMs: figure.nullable(),
  answerMs: figure.nullable(),
  searchMs: figure.nullable(),
  resultMs: figure.nullable(),
  searchBytes: figure,
  /** How often a reader has to tap, at most, until something comes of it. */
  taps: figure,
});
/** Of queries of one kind: the share with an answer among the first three places, and the mean reciprocal rank; 0 to 1. */
const search = z.strictObject({ engine: z.string(), kind: z.string(), queries: figure, hits: figure, reciprocal: figure });
const clicks = z.strictObject({ control: z.string(), kept: figure, rounds: figure, medianMs: figure });
const engine = z.strictObject({
  engine: z.string(),
  program: z.string(),
  coldMs: figure,
  warmMs: figure,
  secondVisitMs: figure,
  bytes: figure,
});
const grown = z.strictObject({
  peer: z.string(),
  factor: figure,
  pages: figure,
  ms: figure,
  peakBytes: figure.optional(),
  pageBytes: figure,
  resultMs: figure.nullable(),
  searchBytes: figure,
  /** The index of all questions, and the longest page of a part's: only this site has them. */
  questionsIndexBytes: figure.optional(),
  questionsPartBytes: figure.optional(),
});
const broken = z.strictObject({ peer: z.string(), factor: figure, missing: z.string() });

const part = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ date: z.iso.date(), machine: z.string(), command: z.string(), rows: z.array(row) }).optional();

/** What `npm run bench` measured, part by part, each with its date, machine and command. Milliseconds and bytes. */
export const benchRecord = z.strictObject({
  build: part(z.union([build, missing])),
  pages: part(z.union([page, missing])),
  taps: part(z.union([taps, missing])),
  search: part(search),
  clicks: part(clicks),
  engines: part(engine),
  growth: part(z.union([grown, broken])),
});

export type BenchRecord = z.infer<typeof benchRecord>;
export type PartName = keyof BenchRecord;
export type Part<Name extends PartName> = NonNullable<BenchRecord[Name]>;
export type Row<Name extends PartName> = Part<Name>["rows"][number];
export type Measured<Name extends PartName> = Exclude<Row<Name>, { missing: string }>;
export type Missing = z.infer<typeof missing>;

export const isMeasured = <R extends object>(row: R): row is Exclude<R, { missing: string }> => !("missing" in row);

/** How rows name this site; every other peer is named with its version. */
export const OURS_NAME = "This site";
