import { readChapter } from "../book/chapter.ts";
import { urlOf } from "../book/names.ts";
import { hashOf } from "../deck/hash.ts";
import { asked, type Html, htmlFrom, paragraph } from "../deck/html.ts";
import { type FindSection, findSections, pointOf } from "../deck/point.ts";
import { shownLines } from "../listings/index.ts";
import { innerOf } from "../markdown/html.ts";
import type { Artefact, Scenario, ScenarioQuestion } from "../scenarios/read.ts";
import { listingAt } from "../scenarios/rules.ts";
import type { Question } from "./ladder.ts";
import { type Exhibit, scenarioUrl, type Table } from "./scenario.ts";

/**
 * A scenario as data for the page. Code and outputs are those of the chapters, as they were recorded.
 * @param root the folder that has `docs` and `scenarios`
 * @param base the site's base URL
 */
export function tableOf(root: string, scenario: Scenario, base: string): Table {
  const { file, slug, situation, artefacts, questions, staff } = scenario;
  const title = scenario.front?.title ?? slug;
  const html = htmlFrom(file, base);
  const find = findSections(root);
  return {
    ...{ slug, title, situation: html(...situation) },
    exhibits: artefacts.flatMap((artefact) => exhibitOf(root, artefact, html)),
    questions: questions.flatMap((question) => cardOf(scenario, question, html, find)),
    staff: html(...staff),
  };
}

function exhibitOf(root: string, { words, target }: Artefact, html: Html): Exhibit[] {
  const listing = listingAt(root, target);
  if (!listing) return [];
  const { node, output } = listing;
  const shown = shownLines(listing);
  return [
    {
      words: innerOf(html(paragraph(...words))),
      ...{ url: `${urlOf(target.file)}#${target.id}`, chapter: readChapter(root, target.file).front?.title ?? target.file },
      ...{ language: node.lang ?? "text", code: node.value, shown: shown && [shown.first, shown.last] },
      // Commands and replies may stand in one fence.
      output: output && output.node !== node ? output.body : undefined,
    },
  ];
}

function cardOf({ file, slug, front }: Scenario, question: ScenarioQuestion, html: Html, find: FindSection): Question[] {
  const { id, level, heading, points } = question;
  if (!id || !level || !front) return [];
  return [
    {
      ...{ id, hash: hashOf(question), part: front.parts[0] ?? "", chapter: { url: scenarioUrl(slug), title: front.title } },
      ...{ kind: "Question", level, title: innerOf(html(asked(heading))), answer: "", followUp: "", redFlag: "" },
      points: points.map(({ nodes }) => pointOf(nodes, file, html, find)),
    },
  ];
}
