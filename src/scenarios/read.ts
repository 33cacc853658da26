import { existsSync, globSync } from "node:fs";
import type { Link, List, ListItem, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import * as z from "zod";
import { targetOf } from "../book/names.ts";
import { PARTS } from "../book/parts.ts";
import { readSource } from "../book/source.ts";
import { cutFront, readYaml } from "../book/yaml.ts";
import type { Complaint, Finding } from "../listings/index.ts";
import { type Section, sectionsOf } from "../markdown/outline.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { proseOf } from "../markdown/text.ts";
import type { Level } from "../questions/levels.ts";
import { type Passage, readQuestion } from "../questions/question.ts";

const PART_IDS = PARTS.map(({ id }) => id) as [string, ...string[]];

const FRONT = z.strictObject({
  title: z.string("a title").trim().min(1, "a title"),
  parts: z.array(z.enum(PART_IDS, `parts of the book: ${PART_IDS.join(", ")}`), "a list of parts").min(1, "no parts"),
});

/** The sections of a scenario, by their headings. */
export const QUESTIONS = "Questions";
export const STAFF = "What a staff answer adds";

/** A listing that a scenario lays on the table: `words` say what it is, and `target` where its chapter has it. */
export type Artefact = { words: Link["children"]; target: { file: string; id: string }; line: number };

/** A question of a scenario, and what a strong answer to it mentions. */
export type ScenarioQuestion = Section & { level: Level | undefined; points: Passage[] };

/**
 * A situation that takes more than one part of the book: what happened, what was seen, and what is asked, in order. A file `scenarios/slow-endpoint.md`:
 *
 *     ---
 *     title: The endpoint that became slow
 *     parts: [go, sql]
 *     ---
 *
 *     What happened.
 *
 *     - [The plan of its query](../docs/sql/01-reading-explain-like-a-senior.md#l-plan)
 *
 *     ## Questions
 *
 *     ### What do you look at first? <!-- #s-slow-first -->
 *     *Senior*
 *
 *     - the plan, since … ([run](../docs/sql/01-reading-explain-like-a-senior.md#l-plan))
 *
 *     ## What a staff answer adds
 *
 *     …
 */
export type Scenario = {
  file: string;
  slug: string;
  text: string;
  tree: Root;
  front: z.infer<typeof FRONT> | undefined;
  situation: Nodes[];
  artefacts: Artefact[];
  questions: ScenarioQuestion[];
  staff: Nodes[];
  complaints: Complaint[];
};

/** Every scenario of a book, by name; none where it has no folder of them. @param root the folder that has `docs` */
export const readScenarios = (root: string): Scenario[] =>
  existsSync(`${root}/scenarios`)
    ? globSync("scenarios/*.md", { cwd: root })
        .sort()
        .map((file) => readScenario(root, file))
    : [];

function readScenario(root: string, file: string): Scenario {
  const { text, complaints } = readSource(root, file);
  const tree = parseMarkdown(text);
  const { front, findings } = readFront(text);
  const opening = tree.children
    .slice(0, tree.children.findIndex(({ type }) => type === "heading") >>> 0)
    .filter(({ type }) => type !== "yaml");
  const list = opening.find((node): node is List => node.type === "list");
  const below = (title: string): Nodes[] => sectionsOf(tree.children, 2).find((section) => section.title === title)?.nodes ?? [];
  return {
    ...{ file, slug: file.replace(/^scenarios\/|\.md$/g, ""), text, tree, front },
    situation: opening.filter((node) => node !== list),
    artefacts: list?.children.flatMap((item) => readArtefact(item, file)) ?? [],
    questions: sectionsOf(below(QUESTIONS), 3).map(readScenarioQuestion),
    staff: below(STAFF),
    complaints: [...complaints, ...findings.map((finding) => ({ file, ...finding }))],
  };
}

function readFront(text: string): { front: Scenario["front"]; findings: Finding[] } {
  const cut = cutFront(text);
  const read = "found" in cut ? cut : readYaml(cut.yaml);
  if ("found" in read) return { front: undefined, findings: [read] };
  const { data, error } = FRONT.safeParse(read.value);
  const findings = (error?.issues ?? []).map(({ path, message }) => ({
    ...{ line: read.lineOf(path), column: 1, found: `${path.join(".") || "a key"} in front matter: ${message}` },
    allowed: "title: …, parts: [go, sql], and nothing else",
  }));
  return { front: data, findings };
}

function readArtefact(item: ListItem, file: string): Artefact[] {
  const artefacts: Artefact[] = [];
  visit(item, "link", ({ url, children, position }) => {
    artefacts.push({ words: children, target: targetOf(url, file), line: position?.start.line ?? 0 });
  });
  return artefacts;
}

function readScenarioQuestion(section: Section): ScenarioQuestion {
  const list = section.nodes.find((node): node is List => node.type === "list");
  const points = list?.children.map(({ children }) => ({ nodes: children, text: proseOf({ type: "root", children }) })) ?? [];
  return { ...section, level: readQuestion(section).level, points };
}
