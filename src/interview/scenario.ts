import type { Question } from "./ladder.ts";

/**
 * A listing on the table, and what was recorded of it. `words`: HTML; `url`: below the site's base URL; `shown`: the first and the last line that
 * carry the idea, where it is longer.
 */
export type Exhibit = {
  words: string;
  url: string;
  chapter: string;
  language: string;
  code: string;
  shown: [first: number, last: number] | undefined;
  output: string | undefined;
};

/** A scenario as the page has it, all in HTML. Its questions are cards without an answer of their own: what is asked for is their points. */
export type Table = { slug: string; title: string; situation: string; exhibits: Exhibit[]; questions: Question[]; staff: string };

/**
 * Fetches a scenario.
 * @throws where it cannot be fetched: the next call tries again
 */
export async function loadScenario(slug: string): Promise<Table> {
  const { default: table } = (await import(`@generated/interview/default/scenario-${slug}.json`)) as { default: Table };
  return table;
}

/** Where a scenario is opened, below the site's base URL. */
export const scenarioUrl = (slug: string): string => `${INTERVIEW}?scenario=${slug}`;

/** Where interviews are held, below the site's base URL. */
export const INTERVIEW = "/practice/interview/";
