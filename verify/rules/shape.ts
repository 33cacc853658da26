import { toString as textOf } from "mdast-util-to-string";
import { isDrawnAtBuild, readDiagram } from "../../src/diagrams/index.ts";
import { sectionsOf } from "../../src/markdown/outline.ts";
import { SECTIONS } from "../../src/questions/sections.ts";
import { complain, type Rule } from "./rule.ts";

export const sections: Rule = ({ tree, isChapter }) => {
  if (!isChapter) return [];
  const found = sectionsOf(tree.children, 2);
  const missing = SECTIONS.filter((title) => !found.some((section) => section.title === title));
  const known = found.filter(({ title }) => SECTIONS.includes(title));
  const misplaced = known.find(({ title }, i) => i > 0 && SECTIONS.indexOf(title) < SECTIONS.indexOf(known[i - 1]?.title ?? ""));
  return [
    ...missing.map((title) =>
      complain(1, `no section "${title}"`, `these, in this order: ${SECTIONS.join(", ")}`, `## ${title} <!-- #id -->`),
    ),
    ...(misplaced ? [complain(misplaced.line, `"${misplaced.title}" out of order`, SECTIONS.join(", "))] : []),
  ];
};

/** A chapter opens with the interviewer's question and the answer you would say aloud. */
export const opening: Rule = ({ tree, isChapter }) => {
  if (!isChapter) return [];
  const [quote, answer] = tree.children.filter(({ type }) => type !== "yaml");
  if (quote?.type === "blockquote" && textOf(answer).startsWith("In 60 seconds.")) return [];
  return [
    complain(quote?.position?.start.line ?? 1, "another opening", "the question as a quotation, then a paragraph **In 60 seconds.** …"),
  ];
};

/** A chapter has a diagram; each one has words for those who do not see it. */
export const diagrams: Rule = ({ tree, isChapter }) => {
  const found = tree.children.flatMap((node) => (node.type === "code" && node.lang === "mermaid" ? [node] : []));
  const faults = found.flatMap((node) =>
    readDiagram(node.value).faults.map(({ line, found: what, allowed, paste }) =>
      complain((node.position?.start.line ?? 0) + line, what, allowed, paste),
    ),
  );
  const late = found
    .filter((node) => !isDrawnAtBuild(readDiagram(node.value).diagram))
    .map((node) =>
      complain(
        node.position?.start.line ?? 0,
        "a diagram that only script can draw",
        "flowchart, sequenceDiagram, stateDiagram, classDiagram, erDiagram",
      ),
    );
  return [...faults, ...late, ...(isChapter && found.length === 0 ? [complain(1, "no diagram", "at least one, as a mermaid fence")] : [])];
};

const ENOUGH_LISTINGS = 4;

export const enoughListings: Rule = ({ listings, isChapter }) =>
  isChapter && listings.length < ENOUGH_LISTINGS ? [complain(1, `${listings.length} executed listings`, `${ENOUGH_LISTINGS} or more`)] : [];
