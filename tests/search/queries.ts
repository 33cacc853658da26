import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod";

/** What a reader types: a term, a symbol, a code, the text of a message, something misspelt, or a question in words. */
export const KINDS = ["term", "symbol", "code", "message", "misspelling", "question"] as const;

const schema = z.strictObject({
  query: z.string().min(1),
  kind: z.enum(KINDS),
  /** Pages by address, `go/channels`, each with the ids of the headings that answer; `top` is the page's beginning. */
  at: z.record(z.string(), z.array(z.string()).min(1)),
});
export type Query = z.infer<typeof schema>;

/** The committed queries. Throws what is wrong with which one. */
export function readQueries(file = "tests/search/queries.yaml"): Query[] {
  const read = z.array(schema).safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}
