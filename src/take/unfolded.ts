import type { Code, Heading, Html, List, ListItem, Nodes, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { addressOf, pageAddress } from "../book/address.ts";
import { type Chapter, readChapter } from "../book/chapter.ts";
import { roleOf } from "../listings/index.ts";
import { isTaskList } from "../markdown/choices.ts";
import { shuffledOrder } from "../questions/order/grade.ts";
import { type Edit, editsOf, placeOf, rewritten } from "./markdown.ts";

/** What is drawn of a fence, as Markdown; `undefined`: the fence stays. */
export type Drawn = (code: Code) => string | undefined;

/**
 * A page for a medium that folds nothing and answers nobody, such as an EPUB: as `markdownOf` makes it, without its address, and with all that
 * answers a question, an exercise or a prediction in a last section, below the same headings.
 * @param root the folder that has `docs`
 * @param file the page's path from there
 * @param site the address of the published site, with its base URL: where links lead
 */
export function unfoldedOf(root: string, file: string, site: string, drawn: Drawn): string {
  const chapter = readChapter(root, file);
  const { text, tree } = chapter;
  const everywhere = [...editsOf(tree, text, (url) => addressOf(url, file, site)), ...htmlEdits(tree), ...drawnEdits(tree, drawn)];
  const { asked, answered } = takeApart(chapter, everywhere);
  const body = rewritten(text, [...everywhere, ...asked]).trim();
  const answers = answered.length > 0 ? `\n\n## Answers\n\n${answered.join("\n\n")}` : "";
  const [title, address] = [chapter.front?.title ?? file, pageAddress(file, site)];
  return `# ${title}\n\n${body}${answers}\n\n[This page on the site, where its listings run](${address})\n`;
}

/** Folds that stand outside of questions are open, and what is XHTML later is written so. */
function htmlEdits(tree: Nodes): Edit[] {
  const edits: Edit[] = [];
  visit(tree, "html", (node) => {
    const open = unfold(node);
    if (open !== node.value && !node.value.startsWith("<!--")) edits.push({ ...placeOf(node), text: open });
  });
  return edits;
}

/** The words of a fold in bold, without the fold. */
const unfold = ({ value }: Html): string =>
  value
    .replaceAll(/<\/?details(?: open)?>/g, "")
    .replaceAll(/<summary>([\s\S]*?)<\/summary>/g, "**$1**")
    .replaceAll(/<br ?>/g, "<br/>");

function drawnEdits(tree: Nodes, drawn: Drawn): Edit[] {
  const edits: Edit[] = [];
  visit(tree, "code", (node) => {
    const text = drawn(node);
    if (text !== undefined) edits.push({ ...placeOf(node), text });
  });
  return edits;
}

/** Something that answers: what stands in its place where it is asked, and what is said at the end, below the same heading. */
type Piece = { heading: Heading | undefined; asked: Edit[]; answer: string };

/** A part of the text with all that is changed everywhere, and more. */
type Slice = (place: { start: number; end: number }, more?: readonly Edit[]) => string;

/** What is left out of a chapter where something is asked; and, section by section, what answers it. */
function takeApart(chapter: Chapter, everywhere: readonly Edit[]): { asked: Edit[]; answered: string[] } {
  const slice: Slice = ({ start, end }, more = []) => rewritten(chapter.text, [...everywhere, ...more], start, end).trim();
  const pieces: Piece[] = [];
  let heading: Heading | undefined;
  let fold: Html | undefined;
  const answersOf = answersIn(chapter, slice);
  for (const node of chapter.tree.children) {
    if (node.type === "heading") heading = node;
    else if (!fold && opens(node) && answersOf.isAsking(heading)) fold = node;
    else if (!fold) pieces.push(...answersOf.node(node, heading));
    else if (closes(node)) {
      pieces.push(answersOf.fold(fold, node, heading));
      fold = undefined;
    }
  }
  const sections = [...Map.groupBy(pieces, (piece) => piece.heading)];
  const answered = sections.map(([above, own]) => [above ? named(slice(placeOf(above))) : "", ...own.map(({ answer }) => answer)]);
  return { asked: pieces.flatMap(({ asked }) => asked), answered: answered.map((all) => all.filter(Boolean).join("\n\n")) };
}

/** What answers in a chapter: folds of questions and exercises, predicted outputs, answers to choose from, steps in their order. */
function answersIn({ text, practice, listings }: Chapter, slice: Slice) {
  const questions = new Set(practice.questions.map((question) => question.heading));
  const exercises = new Map(practice.exercises.map((exercise) => [exercise.heading, exercise]));
  const outputs = listings.flatMap(({ contract, output }) => (roleOf(contract) === "predict" && output ? [output.node] : []));
  const predicted = new Set<Nodes>(outputs);
  const each = ({ children }: List, edits: (item: ListItem, text: string) => Edit[]) => children.flatMap((item) => edits(item, text));
  const faults = listings.flatMap(({ node, contract }) =>
    "lines" in contract && contract.lines ? [[node as Nodes, contract.lines] as const] : [],
  );
  const faulty = new Map(faults);
  return {
    isAsking: (heading: Heading | undefined): boolean => heading !== undefined && (questions.has(heading) || exercises.has(heading)),
    fold(open: Html, close: Nodes, heading: Heading | undefined): Piece {
      const [from, to] = [placeOf(open), placeOf(close)];
      const words = heading && questions.has(heading) ? "" : unfold(open).trim();
      const answer = [words, slice({ start: from.end, end: to.start })].filter(Boolean).join("\n\n");
      return { heading, asked: [{ start: from.start, end: to.end, text: "" }], answer };
    },
    node(node: Nodes, heading: Heading | undefined): Piece[] {
      const place = placeOf(node);
      if (predicted.has(node)) return [{ heading, asked: [{ ...place, text: "" }], answer: slice(place) }];
      const lines = faulty.get(node);
      if (lines) return [{ heading, asked: [], answer: `Line ${lines.join(", ")}.` }];
      if (node.type !== "list") return [];
      if (isTaskList(node)) return [{ heading, asked: each(node, offered), answer: slice(place, each(node, judged)) }];
      const { kind, id = "" } = (heading && exercises.get(heading)) ?? {};
      if (kind !== "Order" || !node.ordered) return [];
      return [{ heading, asked: [{ ...place, text: shuffled(node, id, slice) }], answer: slice(place) }];
    },
  };
}

const opens = (node: RootContent): node is Html => node.type === "html" && node.value.trim().startsWith("<details");
const closes = (node: RootContent): boolean => node.type === "html" && node.value.includes("</details>");

/** The heading of what is answered: one rank below that of all answers. */
const named = (heading: string): string => heading.replace(/^#+/, "###");

/** An answer to choose, without what it is worth. */
function offered(item: ListItem, text: string): Edit[] {
  const quotes = item.children.flatMap((child, at) => {
    const before = item.children[at - 1];
    return child.type === "blockquote" && before ? [{ start: placeOf(before).end, end: placeOf(child).end, text: "" }] : [];
  });
  return [...marked(item, text, ""), ...quotes];
}

const judged = (item: ListItem, text: string): Edit[] => marked(item, text, item.checked ? "**Right:** " : "**Wrong:** ");

/** Words in the place of an item's box. */
function marked(item: ListItem, text: string, words: string): Edit[] {
  const { start, end } = placeOf(item);
  const [whole, bullet = ""] = /^([-*+]\s+)\[[ xX]\]\s+/.exec(text.slice(start, end)) ?? [];
  return whole ? [{ start: start + bullet.length, end: start + whole.length, text: words }] : [];
}

/** Steps in the order in which the site shows them first. */
function shuffled({ children }: List, id: string, slice: Slice): string {
  const steps = children.map((item) => {
    const [first, last] = [item.children[0], item.children.at(-1)];
    return first && last ? `- ${slice({ start: placeOf(first).start, end: placeOf(last).end })}` : "-";
  });
  return shuffledOrder(children.length, id)
    .map((at) => steps[at])
    .join("\n");
}
