import { type Listing, playOf } from "../../src/listings/index.ts";
import type { Options } from "../options.ts";
import type { Plan, Task } from "../plan.ts";
import { executePlan, type Report, type Result } from "../verify.ts";
import { pageGo } from "./go.ts";
import { pagePostgres } from "./sql.ts";

/** What a page has, by the language it executes. */
const ENGINES = { go: pageGo, sql: pagePostgres };

/**
 * Every listing of Go or SQL on the page's engine, judged as it is on the real one: the chapter's claims and recorded outputs are what both are compared
 * with. One that the page cannot have, or does otherwise and says why (`play=off why="…"`), is skipped, with its reason; one that differs
 * without a reason fails.
 * @param root the book, whose engines are in static/engines
 * @param language which of them
 */
export async function executeParity(
  { tasks }: Pick<Plan, "tasks">,
  options: Pick<Options, "ci" | "repeat">,
  done: (result: Result) => void,
  root: string,
  language: keyof typeof ENGINES,
): Promise<Report> {
  const own = tasks.filter(({ engine }) => engine === language);
  const outside = own.flatMap((task) => {
    const why = reasonOutside(task.listing);
    return why ? [skipped(task, `not in the page: ${why}`)] : [];
  });
  for (const result of outside) done(result);
  const inside = own.filter(({ listing }) => !outside.some((result) => result.listing === listing));
  const report = await executePlan({ tasks: inside }, options, done, { [language]: ENGINES[language](root) });
  return { ...report, results: [...outside, ...report.results.map(excused)] };
}

/** Why a listing cannot be had in the page at all, apart from what its author says of it. */
function reasonOutside(listing: Listing): string | undefined {
  const { contract } = listing;
  const own = "play" in contract ? { ...contract, play: undefined } : contract;
  const play = playOf({ ...listing, contract: own } as Listing);
  return play && "why" in play ? play.why : undefined;
}

/** What an author says differs may differ; but what has no verdict was not seen to. */
function excused(result: Result): Result {
  const { listing } = result;
  const { contract } = listing;
  if (result.status !== "failed" || !result.verdict || !("play" in contract) || contract.play !== "off") return result;
  return { ...result, ...skipped(result, `differs in the page: ${contract.why}`) };
}

const skipped = ({ chapter, listing, engine }: Task, message: string): Result => ({
  chapter,
  listing,
  engine,
  status: "skipped",
  problems: [{ line: listing.line, message }],
  verdict: undefined,
});
