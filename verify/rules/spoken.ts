import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { minutesOf } from "../../src/book/minutes.ts";
import { wordsIn } from "../../src/book/words.ts";
import type { Complaint } from "../../src/listings/index.ts";
import { sectionsOf } from "../../src/markdown/outline.ts";
import { DEPTHS } from "../../src/questions/depth.ts";
import { proofsIn, withoutMarks } from "../../src/questions/proof.ts";
import type { AnswerPart, Passage, Question } from "../../src/questions/question.ts";
import { REMEMBER, WORDS } from "../../src/questions/sections.ts";
import { fits } from "./fits.ts";
import { marksLead } from "./marks.ts";
import { claimsIn } from "./practice.ts";
import { complain, type Page, type Rule } from "./rule.ts";

/** Words of an answer that is said in a minute. */
const [SHORTEST, LONGEST] = [60, 160];
const MINUTES = { tonight: 10, core: 25, all: 50 };
/** Terms that a chapter explains. */
const [FEWEST_TERMS, MOST_TERMS] = [4, 10];
/** Marks that each part of an answer has to have. */
const ENOUGH_MARKS: Partial<Record<AnswerPart, number>> = { Answer: 2, "Follow-up": 1 };
const MARK = "([run](#l-id)), ([source](https://…)) or (judgement) at the end of it";

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Answers are sentences of a minute, also without what they link to, and what a reader repeats says what proves it. */
const answers: Rule = ({ practice: { questions } }) => questions.flatMap((question) => [...judgeLength(question), ...judgeMarks(question)]);

function judgeLength({ parts: { Answer: answer }, line }: Question) {
  if (!answer) return [];
  const words = countWords(withoutMarks(answer.text));
  const linked = linkedWords(answer.nodes);
  const wrong = words < SHORTEST || words > LONGEST;
  return [
    ...(wrong ? [complain(line, `an answer of ${words} words`, `${SHORTEST} to ${LONGEST}, as they are said in a minute`)] : []),
    ...(words - linked < SHORTEST && !wrong
      ? [complain(line, "an answer that is not one without its links", "sentences, and their proof behind them: ([run](#l-id))")]
      : []),
  ];
}

/** How many words stand in links that are no marks. */
function linkedWords(nodes: readonly Nodes[]): number {
  const marks = new Set<Nodes>(proofsIn(nodes).map(({ node }) => node));
  let words = 0;
  for (const tree of nodes)
    visit(tree, "link", (link) => {
      if (!marks.has(link)) words += countWords(textOf(link));
    });
  return words;
}

function judgeMarks({ rubric, parts, line }: Question) {
  const points = (rubric?.points ?? []).filter(isUnproven).map((point) => complain(lineOf(point, line), "a point without its proof", MARK));
  const few = Object.entries(ENOUGH_MARKS).flatMap(([name, enough]) => {
    const part = parts[name as AnswerPart];
    const marks = part ? proofsIn(part.nodes).length : enough;
    return marks < enough ? [complain(lineOf(part, line), `${name} with ${marks} proof marks`, `${enough} or more: ${MARK}`)] : [];
  });
  return [...points, ...few];
}

const isUnproven = ({ nodes }: Pick<Passage, "nodes">): boolean => proofsIn(nodes).length === 0;
const lineOf = (passage: Pick<Passage, "nodes"> | undefined, otherwise: number): number =>
  passage?.nodes[0]?.position?.start.line ?? otherwise;

/** What is to be kept, and what others get wrong, says what proves it. */
const kept: Rule = ({ tree }) => {
  const remember = sectionsOf(tree.children, 2).find(({ title }) => title === REMEMBER)?.nodes ?? [];
  const lines = remember.flatMap((node) => (node.type === "list" ? node.children : [])).map((item) => ({ nodes: [item as Nodes] }));
  return [...lines, ...claimsIn(tree).claims]
    .filter(isUnproven)
    .map((passage) => complain(lineOf(passage, 1), "a line that readers repeat, without its proof", MARK));
};

/** At most a third of a chapter's points rest on judgement alone. */
const judged: Rule = ({ practice: { questions } }) => {
  const points = questions.flatMap(({ rubric }) => rubric?.points ?? []).map(({ nodes }) => proofsIn(nodes));
  const alone = points.filter((proofs) => proofs.length > 0 && proofs.every(({ kind }) => kind === "judgement")).length;
  return alone * 3 > points.length
    ? [complain(1, `${alone} of ${points.length} points that rest on judgement`, "at most a third: show the others, or cite them")]
    : [];
};

/** The terms of a chapter, each with its sentence. */
const words: Rule = ({ tree }) => {
  const section = sectionsOf(tree.children, 2).find(({ title }) => title === WORDS);
  const terms = wordsIn(tree);
  const allowed = `## ${WORDS} <!-- #words --> in front of the model, with ${FEWEST_TERMS} to ${MOST_TERMS} of these:`;
  const paste = "- **Snapshot**: the list of transactions whose work a statement may see.";
  if (terms.length < FEWEST_TERMS || terms.length > MOST_TERMS)
    return [complain(section?.line ?? 1, `${terms.length} terms`, allowed, paste)];
  const bare = terms.filter(({ children: [first] }) => first?.type !== "paragraph" || first.children[0]?.type !== "strong");
  return bare.map((item) => complain(item.position?.start.line ?? 1, "a term that is not set apart", "in bold, then its sentence:", paste));
};

/** A chapter is read in the time that somebody has. */
const minutes: Rule = ({ tree, listings, practice: { questions } }) => {
  const nodes = new Set<Nodes>(listings.map(({ node }) => node));
  const found = minutesOf(tree, questions, (node) => nodes.has(node));
  return DEPTHS.filter((depth) => found[depth] > MINUTES[depth]).map((depth) =>
    complain(
      1,
      `${found[depth]} minutes for ${depth}`,
      `at most ${MINUTES[depth]}: mark sections as deep, or split the chapter`,
      "### Title <!-- #id deep -->",
    ),
  );
};

/** Who always takes the longest answer must not be right. */
const longest: Rule = ({ practice: { exercises } }) => {
  const single = exercises.filter(({ kind, choices }) => kind === "Choose" && choices.filter(({ correct }) => correct).length === 1);
  const given = single.filter(({ choices }) => {
    const right = choices.find(({ correct }) => correct)?.text.length ?? 0;
    return choices.every(({ correct, text }) => correct || text.length < right);
  });
  return given.length * 2 > single.length
    ? [complain(given[0]?.line ?? 1, `${given.length} of ${single.length} choices whose right answer is the longest`, "at most half")]
    : [];
};

/** What a single chapter shows of itself. */
const RULES: Rule[] = [words, minutes, answers, kept, judged, longest, fits];

/** The form in which a chapter speaks: what each shows of itself, and whether its marks lead somewhere. */
export const spoken = (pages: readonly Page[]): Complaint[] =>
  pages
    .filter(({ isChapter }) => isChapter)
    .flatMap((page) => [...RULES.flatMap((rule) => rule(page)), ...marksLead(page, pages)].map((found) => ({ file: page.file, ...found })))
    .sort((a, b) => a.line - b.line);
