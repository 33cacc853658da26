import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { type Edit, editHtml, insertAt, tagsOf, textsIn } from "../../src/postbuild/html.ts";
import { CODE_WEIGHT } from "../../src/search/weights.ts";

/**
 * A built page as Pagefind should read it; never served. Code counts less than prose, captions and buttons do not count, cells do not run
 * together, and a listing that has a name is a place that results can open at. Pagefind leaves out labels; those of a rubric are its text.
 * @param tree of the same page
 */
export function indexable(html: string, tree: Root): string {
  const edits: Edit[] = [];
  let section = "";
  let heading = "";
  let id: unknown;
  visit(tree, "element", (element) => {
    const tags = tagsOf(element);
    if (!tags) return;
    if (isHashLink(element)) {
      edits.push({ start: tags.start, end: tags.end, text: "" });
      return SKIP;
    }
    if (id === CHAPTERS && isPlanned(element)) {
      edits.push(insertAt(tags.opening, " data-pagefind-ignore"));
      return SKIP;
    }
    if (isHeading(element)) [heading, id] = [titleOf(element), element.properties.id];
    edits.push(...weighed(element, tags), ...placeOf(element, tags, heading));
    if (isHeading(element)) section = goesOn(element);
    // Behind a listing the section goes on, so its heading is named again: else the prose there would count as the listing's.
    if (element.tagName === "figure" && tags.closing) edits.push(insertAt(tags.closing.end, section));
  });
  return editHtml(html, edits);
}

type Tags = NonNullable<ReturnType<typeof tagsOf>>;

const isHeading = ({ tagName, properties }: Element): boolean => /^h[1-3]$/.test(tagName) && typeof properties.id === "string";
const isHashLink = ({ tagName, properties }: Element): boolean =>
  tagName === "a" && Array.isArray(properties.className) && properties.className.includes("hash-link");

const IGNORED = ["figcaption", "button", "summary"];

/** What counts less, or not at all, or has to stand apart. */
function weighed(element: Element, { start, opening }: Tags): Edit[] {
  const { tagName, properties } = element;
  if (["td", "th", "tr"].includes(tagName)) return [insertAt(start, " ")];
  if (tagName === "pre") return [insertAt(opening, ` data-pagefind-weight="${CODE_WEIGHT}"`)];
  if (IGNORED.includes(tagName) || (tagName === "div" && properties.role === "group")) return [insertAt(opening, " data-pagefind-ignore")];
  return "dataRubric" in properties ? labelsAsText(element) : [];
}

function labelsAsText(rubric: Element): Edit[] {
  const edits: Edit[] = [];
  visit(rubric, "element", (element) => {
    const tags = element.tagName === "label" && tagsOf(element);
    if (!tags) return;
    edits.push({ start: tags.opening - "label".length, end: tags.opening, text: "span" });
    if (tags.closing) edits.push({ ...tags.closing, text: "</span>" });
  });
  return edits;
}

/** The section of a part's page that lists its chapters. */
const CHAPTERS = "chapters";

/** The row of a chapter that is planned: it leads nowhere, and what is not in the book is not found in it. */
function isPlanned(row: Element): boolean {
  if (row.tagName !== "tr") return false;
  let links = 0;
  visit(row, { tagName: "a" }, () => {
    links += 1;
  });
  return links === 0 && row.children.some((cell) => cell.type === "element" && cell.tagName === "td");
}

/** A listing without a name of its own is counted, and its number moves: it is no place. */
function placeOf({ tagName, properties: { id } }: Element, { opening }: Tags, heading: string): Edit[] {
  if (tagName !== "figure" || typeof id !== "string" || !id.startsWith("l-") || /^l-listing-\d+$/.test(id)) return [];
  return [insertAt(opening, ` data-pagefind-title="Listing: ${id.slice(2).replaceAll("-", " ")}, in “${heading}”"`)];
}

const goesOn = (heading: Element): string => `<span id="${heading.properties.id}" data-pagefind-title="${titleOf(heading)}"></span>`;

/** A heading's text, as the value of an attribute. */
const titleOf = (heading: Element): string =>
  textsIn(heading, isHashLink).join("").replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
