import { type BenchRecord, isMeasured, OURS_NAME } from "./record.ts";

export type Unit = "bytes" | "ms" | "score";

/** One figure of every generator. `values` in the order in which they were measured; null: nothing came of it. `why`: what explains that this site is behind. */
export type Metric = { id: string; name: string; unit: Unit; better: "less" | "more"; values: Value[]; why: string };
export type Value = { peer: string; value: number | null };

type Measure<Row> = [
  id: string,
  name: string,
  unit: Unit,
  better: Metric["better"],
  of: (row: Row) => number | null | undefined,
  why: string,
];

const EXECUTED =
  "Its pages say more than the text that the others got: what was executed, on what and when, plans as trees, conversations of sessions to step through, exercises that are graded.";
const FETCHED =
  "The first touch of a page with exercises or programs fetches what they run on, idle, so that the tap that needs it finds it there. Pages of the others have nothing like them.";
const ASKED_FOR =
  "The search is fetched by the first tap that asks for it, where theirs came with the page. In exchange nothing is fetched for a reader who reads.";
const BUILT =
  "A build here reads the evidence of every listing, draws the diagrams, takes plans apart, highlights code, and drops unused styles. The others leave the diagrams to the reader’s browser, and have no evidence to read; mdBook, which is compiled, leaves the colouring of code to it, too.";

const PAGES: Measure<Extract<NonNullable<BenchRecord["pages"]>["rows"][number], { page: string }>>[] = [
  ["before", "Bytes before you touch the page", "bytes", "less", ({ before }) => before.bytes, EXECUTED],
  ["after", "Bytes once the menu was opened", "bytes", "less", ({ after }) => after.bytes, FETCHED],
  ["lighthouse", "Lighthouse, performance on a phone", "score", "more", ({ performance }) => performance, EXECUTED],
  ["lcp", "Largest paint, by Lighthouse", "ms", "less", ({ lcp }) => lcp, EXECUTED],
];

const TAPS: Measure<Extract<NonNullable<BenchRecord["taps"]>["rows"][number], { menuMs: unknown }>>[] = [
  [
    "menu",
    "First tap to the open menu",
    "ms",
    "less",
    ({ menuMs }) => menuMs,
    "It opens without script: what is left is the browser’s own drawing of a longer page.",
  ],
  [
    "answer",
    "First tap to an open answer",
    "ms",
    "less",
    ({ answerMs }) => answerMs,
    "It opens without script, as theirs do: what is left is the browser’s own drawing of a longer page.",
  ],
  ["search", "First tap to a field that takes words", "ms", "less", ({ searchMs }) => searchMs, ASKED_FOR],
  [
    "result",
    "First tap to the first result",
    "ms",
    "less",
    ({ resultMs }) => resultMs,
    "The search’s engine, and the part of its index that has the word, are fetched and started while you type; VitePress fetches its whole index at once, which grows with the book.",
  ],
  [
    "searchBytes",
    "Bytes of a first search",
    "bytes",
    "less",
    ({ searchBytes }) => searchBytes,
    "They hold the search’s engine, which the others have fetched before the first tap.",
  ],
];

const BUILD: Measure<Extract<NonNullable<BenchRecord["build"]>["rows"][number], { cold: unknown }>>[] = [
  ["cold", "Cold build", "ms", "less", ({ cold }) => cold.ms, BUILT],
  ["warm", "Warm build", "ms", "less", ({ warm }) => warm.ms, BUILT],
  ["memory", "Memory of a cold build", "bytes", "less", ({ cold }) => cold.peakBytes, BUILT],
];

const metricsOf = <Row extends { peer: string }>(rows: Row[], measures: Measure<Row>[]): Metric[] =>
  measures.map(([id, name, unit, better, of, why]) => ({
    id,
    name,
    unit,
    better,
    why,
    values: rows.flatMap((row) => (of(row) === undefined ? [] : [{ peer: row.peer, value: of(row) ?? null }])),
  }));

/** Pages in the order in which they were measured. */
export const pagesOf = ({ pages }: BenchRecord): string[] => [...new Set((pages?.rows ?? []).filter(isMeasured).map(({ page }) => page))];

export const pageMetrics = ({ pages }: BenchRecord, page: string): Metric[] =>
  metricsOf(
    (pages?.rows ?? []).filter(isMeasured).filter((row) => row.page === page),
    PAGES,
  );

export const tapMetrics = ({ taps }: BenchRecord): Metric[] => metricsOf((taps?.rows ?? []).filter(isMeasured), TAPS);
export const buildMetrics = ({ build }: BenchRecord): Metric[] => metricsOf((build?.rows ?? []).filter(isMeasured), BUILD);

/** What is compared first of all: the longest page's weight, its taps, and the builds. */
export function summary(record: BenchRecord): Metric[] {
  const chapter = pagesOf(record).find((page) => page.split("/").length > 3);
  return [...(chapter ? pageMetrics(record, chapter) : []), ...tapMetrics(record), ...buildMetrics(record)].filter(
    ({ values }) => values.length > 0,
  );
}

/** Every metric of every page, for what is said of all of them. */
export const everything = (record: BenchRecord): Metric[] => [
  ...pagesOf(record).flatMap((page) =>
    pageMetrics(record, page).map((metric) => ({ ...metric, id: `${page} ${metric.id}`, name: `${metric.name}, ${page}` })),
  ),
  ...tapMetrics(record),
  ...buildMetrics(record),
];

/** How many times this site's figure another one's is; undefined where either is not there. */
export function ratio({ values }: Metric, peer: string): number | undefined {
  const of = (name: string) => values.find((value) => value.peer === name)?.value;
  const [own, other] = [of(OURS_NAME), of(peer)];
  return own && other ? other / own : undefined;
}

/** Differences below this are no difference. */
const NOISE = 0.05;

/** The peers that a figure of this site is behind, with how many times it theirs is. */
export function ahead(metric: Metric): { peer: string; ratio: number }[] {
  return metric.values.flatMap(({ peer }) => {
    const times = ratio(metric, peer);
    if (times === undefined) return [];
    // A score of Lighthouse has no noise that a median would leave.
    const isAhead = metric.better === "less" ? times < 1 - NOISE : times > 1;
    return isAhead ? [{ peer, ratio: times }] : [];
  });
}
