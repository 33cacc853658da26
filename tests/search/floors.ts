import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod";
import { KINDS, type Query } from "../../scripts/site/search/queries.ts";
import { FIRST, scoreOf } from "../../scripts/site/search/score.ts";

const share = z.number().min(0).max(1);
const schema = z.strictObject({
  kinds: z.record(z.enum(KINDS), z.strictObject({ hits: share, reciprocal: share })),
  pages: z.record(z.string(), z.int().positive()),
});
export type Floors = z.infer<typeof schema>;

/** A query, and the rank of the first place that answered it. */
export type Asked = { query: Query; rank: number | undefined };

const FILE = "tests/search/floors.yaml";

/** The committed floors. Throws what is wrong with them. */
export function readFloors(): Floors {
  const read = schema.safeParse(parse(readFileSync(FILE, "utf8")));
  if (!read.success) throw new Error(`${FILE}:\n${z.prettifyError(read.error)}`);
  return read.data;
}

export const isMissed = ({ rank }: Asked): boolean => rank === undefined || rank > FIRST;

/** `below`: what is below its floor. `better`: lines that could stand in the file instead, now that more is found. */
export function compareWithFloors(asked: readonly Asked[], { kinds, pages }: Floors): { below: string[]; better: string[] } {
  const ofKinds = KINDS.map((kind) => {
    const score = scoreOf(asked.filter(({ query }) => query.kind === kind).map(({ rank }) => rank));
    const reached = { hits: lessOne(score.hits, score.queries), reciprocal: lessOne(score.reciprocal, score.queries) };
    const floor = kinds[kind];
    return {
      below: (["hits", "reciprocal"] as const)
        .filter((figure) => score[figure] < floor[figure])
        .map((figure) => `${kind}: ${figure} ${score[figure].toFixed(3)}, at least ${floor[figure]}`),
      better:
        reached.hits > floor.hits || reached.reciprocal > floor.reciprocal
          ? [`${kind}: { hits: ${Math.max(reached.hits, floor.hits)}, reciprocal: ${Math.max(reached.reciprocal, floor.reciprocal)} }`]
          : [],
    };
  });
  const ofPages = [...Map.groupBy(asked, ({ query }) => query.page)].map(([page, own]) => {
    const missed = own.filter(isMissed).length;
    const allowed = pages[page] ?? Math.min(1, own.length - 1);
    return {
      below: missed > allowed ? [`${page}: ${missed} of ${own.length} missed, at most ${allowed}`] : [],
      better: page in pages && missed + 1 < allowed ? [missed === 0 ? `${page}: no line` : `${page}: ${missed + 1}`] : [],
    };
  });
  const gone = Object.keys(pages).filter((page) => !asked.some(({ query }) => query.page === page));
  const all = [...ofKinds, ...ofPages, { below: [], better: gone.map((page) => `${page}: no line, since it has no queries`) }];
  return { below: all.flatMap(({ below }) => below), better: all.flatMap(({ better }) => better) };
}

/** What would be reached with one answer fewer, to two places. */
const lessOne = (figure: number, queries: number): number => Math.max(0, Math.floor((figure - 1 / queries) * 100) / 100);
