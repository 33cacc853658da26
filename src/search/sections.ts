import { CODE_WEIGHT } from "./weights.ts";
import { partsOf, stem } from "./words.ts";

/** A page as Pagefind keeps it: its words, and where among them its headings and listings stand. */
export type Fragment = {
  url: string;
  content: string;
  meta: Record<string, string>;
  anchors: Anchor[];
};

/** A heading, a listing that has a name, or, as a `span`, the place behind a listing where a section goes on. */
type Anchor = { element: string; id: string; text: string; title?: string; location: number };

/**
 * A place that a result can open at, with its words and those of its listings. `named` is its title, `also` what else its author calls a
 * page: aliases and description. `under` is the id of its heading, of a listing the one above it; of a page's beginning it is empty.
 */
export type Section = { url: string; title: string; page: Fragment; under: string; named: Text; also: Text; words: string[]; text: Text };

/** A text made ready to be asked for words, all small. `code` is apart from `raw`, the prose; `parts` and `stems` say how much each counts. */
export type Text = { raw: string; code: string; stemmed: string; parts: Map<string, number>; stems: Map<string, number> };

type Draft = { url: string; title: string; also: string; under: string; words: string[]; prose: string[]; code: string[] };

/** The sections of a page, the one above the first heading included, and its listings that have a name. Words of a listing count in both. */
export function sectionsOf(page: Fragment): Section[] {
  const drafts = new Map([["", draft(page.url, titleOf(page), "", [page.meta.aliases, page.meta.description].filter(Boolean).join(" "))]]);
  const words = page.content.replace(/\u200B/g, "").split(/\s+/);
  const anchors = page.anchors.filter(({ element, title }) => /^h\d$/.test(element) || title).sort((a, b) => a.location - b.location);
  const starts: Anchor[] = [{ element: "", id: "", text: "", location: 0 }, ...anchors];
  let under = "";
  for (const [at, { element, id, text, title = text, location }] of starts.entries()) {
    const run = words.slice(location, starts[at + 1]?.location);
    const isListing = element === "figure";
    if (!isListing) under = id;
    const known = drafts.get(id) ?? draft(`${page.url}#${id}`, title.replace(/\u200B/g, "").trim(), under);
    drafts.set(id, known);
    for (const section of new Set([known, drafts.get(under) ?? known])) {
      section.words.push(...run);
      (isListing ? section.code : section.prose).push(...run);
    }
  }
  return [...drafts.values()].map(({ url, title, also, under, words, prose, code }) => {
    return { url, title, page, under, words, named: textOf(title), also: textOf(also), text: textOf(prose.join(" "), code.join(" ")) };
  });
}

const titleOf = ({ meta, url }: Fragment): string => meta.title ?? url;

const draft = (url: string, title: string, under: string, also = ""): Draft => ({
  url,
  title,
  also,
  under,
  words: [],
  prose: [],
  code: [],
});

function textOf(prose: string, code = ""): Text {
  const own = partsOf(prose);
  const text: Text = {
    raw: ` ${prose.toLowerCase()} `,
    code: ` ${code.toLowerCase()} `,
    stemmed: joined(own.map(stem)),
    parts: new Map(),
    stems: new Map(),
  };
  const add = (counts: Map<string, number>, word: string, weight: number) => counts.set(word, (counts.get(word) ?? 0) + weight);
  for (const [parts, weight] of [
    [own, 1],
    [partsOf(code), CODE_WEIGHT],
  ] as const) {
    for (const part of parts) {
      add(text.parts, part, weight);
      add(text.stems, stem(part), weight);
    }
  }
  return text;
}

const joined = (words: string[]): string => ` ${words.join(" ")} `;

/** The stems of a text's words, each between blanks. */
export const stemmedOf = (text: string): string => joined(partsOf(text).map(stem));
