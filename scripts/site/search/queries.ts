import { existsSync, globSync, readFileSync } from "node:fs";
import { closest } from "fastest-levenshtein";
import * as z from "zod";
import { urlOf } from "../../../src/book/names.ts";
import { type Complaint, formatComplaint } from "../../../src/contracts/complaint.ts";
import { parseLocated } from "../../../src/contracts/located.ts";

/** What a reader types: a term, a symbol, a code, the text of a message, something misspelt, or a question in words. */
export const KINDS = ["term", "symbol", "code", "message", "misspelling", "question"] as const;

const schema = z.strictObject({
  query: z.string().min(1),
  kind: z.enum(KINDS),
  /** Pages by address, `go/channels`, each with the ids of the headings that answer; `top` is the page's beginning. */
  at: z.record(z.string(), z.array(z.string()).min(1)),
});

/** `page`: whose file it stands in, `go/channels`. It is one of those that answer. */
export type Query = z.infer<typeof schema> & { page: string; file: string; line: number };

const FOLDER = "tests/search/queries";
const ABSENT = "tests/search/absent.yaml";

/** What readers type and the book does not have. `expected`: somebody senior would look for it here. */
const absentSchema = z.strictObject({ query: z.string().min(1), expected: z.boolean() });

/** The address of the page that a file of queries belongs to: `go/08-channels.yaml` → `go/channels`. */
const pageOf = (name: string): string => urlOf(`docs/${name.replace(/\.yaml$/, ".md")}`).slice(1, -1);

/**
 * The queries of a book, a file for each page. Throws what is wrong with which of them, all at once.
 * @param root the folder of the book
 */
export function readQueries(root = "."): Query[] {
  const read = globSync("**/*.yaml", { cwd: `${root}/${FOLDER}` })
    .sort()
    .map((name) => readFile(root, name));
  const complaints = read.flatMap((file) => file.complaints);
  if (complaints.length > 0) throw new Error(complaints.map(formatComplaint).join("\n\n"));
  return read.flatMap(({ queries }) => queries);
}

/** The queries that no place of the book answers. Throws what is wrong with which of them. */
export function readAbsentQueries(): z.infer<typeof absentSchema>[] {
  const { value, findings } = parseLocated(z.array(absentSchema), readFileSync(ABSENT, "utf8"), 0, "the queries");
  if (findings.length > 0) throw new Error(findings.map((finding) => formatComplaint({ file: ABSENT, ...finding })).join("\n\n"));
  return value ?? [];
}

function readFile(root: string, name: string): { queries: Query[]; complaints: Complaint[] } {
  const [file, page] = [`${FOLDER}/${name}`, pageOf(name)];
  const { value, findings, lineOf } = parseLocated(z.array(schema).nullable(), readFileSync(`${root}/${file}`, "utf8"), 0, "the queries");
  const chapter = `docs/${name.replace(/\.yaml$/, ".md")}`;
  if (![chapter, `${chapter}x`].some((path) => existsSync(`${root}/${path}`)))
    findings.push({ line: 1, column: 1, found: `queries of ${chapter}, which is not there`, allowed: "the name of a page of the book" });
  const queries = (value ?? []).map((query, at) => ({ ...query, page, file, line: lineOf([at]) }));
  for (const { query, line } of queries.filter(({ at }) => !at[page]))
    findings.push({ line, column: 1, found: `"${query}" is not answered by ${page}`, allowed: "the file of a page that answers it" });
  return { queries, complaints: findings.map((finding) => ({ file, ...finding })) };
}

/**
 * Answers that are not there.
 * @param places every page of the built site, `go/channels`, with every id of it that a query may name
 */
export function misplaced(queries: readonly Query[], places: ReadonlyMap<string, readonly string[]>): Complaint[] {
  return queries.flatMap(({ query, at, file, line }) => {
    const complain = (found: string, known: readonly string[], word: string, prefix = "") => ({
      file,
      line,
      column: 1,
      found: `"${query}" is answered by ${found}, which is not there`,
      allowed: `the nearest that is there: ${prefix}${closest(word, known)}`,
    });
    return Object.entries(at).flatMap(([page, headings]) => {
      const known = places.get(page);
      if (!known) return [complain(page, [...places.keys()], page)];
      return headings
        .filter((heading) => !known.includes(heading))
        .map((heading) => complain(`${page}#${heading}`, known, heading, `${page}#`));
    });
  });
}
