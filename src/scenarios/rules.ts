import { existsSync, statSync } from "node:fs";
import type { Nodes } from "mdast";
import { readChapter } from "../book/chapter.ts";
import { folderOf, targetOf } from "../book/names.ts";
import { judgePage } from "../book/rules/index.ts";
import { isRun } from "../book/run.ts";
import { type Complaint, type Finding, type Listing, showsOf } from "../listings/index.ts";
import { proseOf } from "../markdown/text.ts";
import { LEVELS } from "../questions/levels.ts";
import { proofsIn, withoutMarks } from "../questions/proof.ts";
import { QUESTIONS, readScenarios, type Scenario, type ScenarioQuestion, STAFF } from "./read.ts";

/** How many of a thing a scenario has, at least and at most. */
const SITUATION_WORDS = [60, 120] as const;
const STAFF_WORDS = [40, 160] as const;
const ARTEFACTS = [2, 4] as const;
const ASKED = [4, 6] as const;
const POINTS = [2, 6] as const;

const SLUG = /^scenarios\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.md$/;
const ID = /^s-[a-z0-9-]+$/;

/**
 * What the scenarios of a book do not keep. Links and markup are judged as a chapter's are; each point has a listing that shows it, and what lies on
 * the table was recorded.
 * @param root the folder that has `docs` and `scenarios`
 */
export function judgeScenarios(root: string): Complaint[] {
  const scenarios = readScenarios(root);
  const own = scenarios.flatMap((scenario) => {
    const found = scenario.complaints.length > 0 ? [] : judgeScenario(root, scenario);
    return [...scenario.complaints, ...judgePage(root, scenario), ...found.map((finding) => ({ file: scenario.file, ...finding }))];
  });
  return [...own, ...judgeIds(scenarios)];
}

function judgeScenario(root: string, scenario: Scenario): Finding[] {
  const { file, situation, artefacts, questions, staff } = scenario;
  const count = (line: number, what: string, have: number, [least, most]: readonly [number, number]): Finding[] =>
    have < least || have > most ? [at(line, `${have} ${what}`, `${least} to ${most}`)] : [];
  return [
    ...(SLUG.test(file) ? [] : [at(1, `a scenario by the name ${file}`, "scenarios/words-of-it.md: small letters and digits")]),
    ...count(1, "words of a situation", wordsIn(situation), SITUATION_WORDS),
    ...count(1, "listings on the table", artefacts.length, ARTEFACTS),
    ...artefacts.flatMap(({ target, line }) => judgeArtefact(root, scenario, target, line)),
    ...count(1, `questions below ## ${QUESTIONS}`, questions.length, ASKED),
    ...questions.flatMap((question) => [
      ...judgeQuestion(root, scenario, question),
      ...count(question.line, "points", question.points.length, POINTS),
    ]),
    ...LEVELS.filter((level) => level !== "Junior" && !questions.some((question) => question.level === level)).map((level) =>
      at(1, `no question that a ${level} answer is told by`, `*${level}* below the heading of one`),
    ),
    ...count(1, `words below ## ${STAFF}`, wordsIn(staff), STAFF_WORDS),
    ...judgeParts(scenario),
  ];
}

const at = (line: number, found: string, allowed: string): Finding => ({ line, column: 1, found, allowed });

const wordsIn = (nodes: Nodes[]): number =>
  withoutMarks(proseOf({ type: "root", children: nodes as never }))
    .split(/\s+/)
    .filter(Boolean).length;

/** The listing that an address means, where there is one. */
export function listingAt(root: string, { file, id }: { file: string; id: string }): Listing | undefined {
  if (!statSync(`${root}/${file}`, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readChapter(root, file).listings.find(({ contract }) => contract.id !== undefined && `l-${contract.id}` === id);
}

function judgeArtefact(root: string, { front }: Scenario, target: { file: string; id: string }, line: number): Finding[] {
  const name = `${target.file}#${target.id}`;
  const listing = listingAt(root, target);
  if (!listing)
    return [at(line, `${name} on the table, which is no listing`, "a listing by its id: [words](../docs/go/08-channels.md#l-id)")];
  if (!listing.output && showsOf(listing) !== "sessions")
    return [at(line, `${name} on the table, of which nothing was recorded`, "a listing with an output")];
  const part = folderOf(target.file);
  return front?.parts.includes(part) ? [] : [at(line, `a listing of the part ${part}`, `one of its parts, ${front?.parts.join(", ")}`)];
}

function judgeQuestion(root: string, { file }: Scenario, { id, level, line, points }: ScenarioQuestion): Finding[] {
  const named = id !== undefined && ID.test(id) ? [] : [at(line, `a question with the id ${id ?? "of none"}`, "<!-- #s-words -->")];
  const levelled = level ? [] : [at(line, "a question without a level", LEVELS.map((name) => `*${name}*`).join(", "))];
  const unproven = points.flatMap(({ nodes, text }): Finding[] => {
    const first = nodes[0]?.position?.start.line ?? line;
    const marks = proofsIn(nodes).filter(({ kind }) => kind === "run");
    if (marks.length === 0) return [at(first, `a point without a listing: ${text.slice(0, 40)}…`, "([run](../docs/…#l-id))")];
    return marks.flatMap((mark) =>
      leadsToRun(root, mark.url ?? "", file) ? [] : [at(mark.line, `[run](${mark.url}), where nothing is run`, "a listing")],
    );
  });
  return [...named, ...levelled, ...unproven];
}

function leadsToRun(root: string, url: string, from: string): boolean {
  const { file, id } = targetOf(url, from);
  return existsSync(`${root}/${file}`) && isRun(readChapter(root, file), id);
}

/** Each part that a scenario names is in it: by a listing on the table, or by a point. */
function judgeParts({ front, file, artefacts, questions }: Scenario): Finding[] {
  const points = questions.flatMap((question) => question.points.flatMap(({ nodes }) => proofsIn(nodes).map(({ url = "" }) => url)));
  const met = new Set([
    ...artefacts.map(({ target }) => folderOf(target.file)),
    ...points.map((url) => folderOf(targetOf(url, file).file)),
  ]);
  return (front?.parts ?? [])
    .filter((part) => !met.has(part))
    .map((part) => at(1, `the part ${part}, of which nothing is asked`, "parts that its points lead to"));
}

function judgeIds(scenarios: Scenario[]): Complaint[] {
  const all = scenarios.flatMap(({ file, questions }) => questions.map(({ id, line }) => ({ file, id, line })));
  return all.flatMap(({ file, id, line }, index) => {
    const first = all.slice(0, index).find((other) => id !== undefined && other.id === id);
    return first ? [{ file, ...at(line, `the id ${id} again: ${first.file}:${first.line} has it`, "an id of its own") }] : [];
  });
}
