import { type Section, stemmedOf, type Text } from "./sections.ts";
import { CODE_WEIGHT } from "./weights.ts";
import { isWord, partsOf, stem } from "./words.ts";

/** What a word counts that stands in a heading, of one in prose. */
const NAMED = 6;
/** An alias chooses a page; the section that says the word itself is the better place in it. */
const ALSO = 1.5;
/** Another form of a word, of the word itself. */
const FORM = 0.8;
/** The beginning of one: a word that is being typed. */
const BEGINNING = 0.4;
/** How soon more of the same word says no more: BM25's k1. */
const BM25_K1 = 1.5;
/** How much of a section's length, of the average one, is made up for: BM25's b. */
const BM25_B = 0.5;
/** What the best of the pages adds to its places. */
const PAGE = 0.5;

/** `whole`: the section has every key term. */
export type Ranked = { section: Section; score: number; whole: boolean };

/**
 * The sections that answer, best first, by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): a token counts by how few
 * sections have it. Besides, more in a heading, less in a listing; and a section that has all that was asked for comes before one that has a part
 * of it often.
 * @param tokens what was asked, in its order, small
 * @param keyTerms those of them that have to count
 * @param weightOf how well the page of a section answers, 0 to 1
 * @returns `missing`: the key terms that no section has
 */
export function rankSections(
  sections: readonly Section[],
  tokens: readonly string[],
  keyTerms: readonly string[],
  weightOf: (section: Section) => number,
): { ranked: Ranked[]; missing: string[] } {
  const forms = keyTerms.map((token) => bestForm(sections, token));
  const titles = Map.groupBy(sections, ({ title }) => title);
  const rows = sections.map((section) => {
    // "The model" and "Watch it happen" stand on every page, and name nothing.
    const named = titles.get(section.title)?.length === 1 ? NAMED : 0;
    return {
      section,
      counts: forms.map(
        (count) => count(section.text) + named * Math.min(1, count(section.named)) + ALSO * Math.min(1, count(section.also)),
      ),
    };
  });
  const rarity = keyTerms.map((_, at) => {
    const having = rows.filter(({ counts }) => (counts[at] ?? 0) > 0).length;
    return having === 0 ? 0 : Math.log(1 + (rows.length - having + 0.5) / (having + 0.5));
  });
  const whole = sum(rarity) || 1;
  const average = sum(sections.map(({ words }) => words.length)) / (sections.length || 1);
  const ranked = rows.map(({ section, counts }) => {
    const saturation = BM25_K1 * (1 - BM25_B + (BM25_B * section.words.length) / average);
    const said = sum(counts.map((count, at) => ((rarity[at] ?? 0) * count * (BM25_K1 + 1)) / (count + saturation)));
    const covered = sum(counts.map((count, at) => (count > 0 ? (rarity[at] ?? 0) : 0))) / whole;
    const score = (said + whole * neighbours(section, tokens, keyTerms)) * covered * (1 + PAGE * weightOf(section));
    return { section, score, whole: counts.every((count) => count > 0) };
  });
  return {
    ranked: ranked.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score),
    missing: keyTerms.filter((_, at) => rarity[at] === 0),
  };
}

/**
 * How often a text has a token: the word and its other forms, and where no section has them, words that begin with it; of what is no word,
 * itself, and where no section has that, all the words in it, as of `sync.WaitGroup.Go`.
 */
function bestForm(sections: readonly Section[], token: string): (text: Text) => number {
  const has = (count: (text: Text) => number) => sections.some(({ text, named, also }) => count(text) + count(named) + count(also) > 0);
  if (isWord(token)) {
    const forms = formsOf(token);
    if (token.length < 3 || has(forms)) return forms;
    return ({ parts }) => BEGINNING * sum([...parts].map(([part, count]) => (part.startsWith(token) ? count : 0)));
  }
  const itself = ({ raw, code }: Text) => occurrences(raw, token) + CODE_WEIGHT * occurrences(code, token);
  const parts = partsOf(token);
  if (has(itself) || parts.length < 2 || !parts.every(isWord)) return itself;
  const counts = parts.map(formsOf);
  return (text) => BEGINNING * Math.min(...counts.map((count) => count(text)));
}

function formsOf(word: string): (text: Text) => number {
  const stemmed = stem(word);
  return ({ parts, stems }) => {
    const exact = parts.get(word) ?? 0;
    return exact + FORM * ((stems.get(stemmed) ?? 0) - exact);
  };
}

/** How often a text has these characters, and not as a piece of a longer word or number. */
export function occurrences(text: string, token: string): number {
  const edge = (end: string | undefined) => end !== undefined && /[\p{L}\p{N}_]/u.test(end);
  let found = 0;
  for (let at = text.indexOf(token); at !== -1; at = text.indexOf(token, at + 1)) {
    const joined = (edge(token[0]) && edge(text[at - 1])) || (edge(token.at(-1)) && edge(text[at + token.length]));
    if (!joined) found += 1;
  }
  return found;
}

/** The share of what was asked that stands side by side: 0 to 1 in a text, and as much again in a title. */
function neighbours({ text, named, also }: Section, tokens: readonly string[], keyTerms: readonly string[]): number {
  const pairs = tokens.slice(1).flatMap((second, at) => {
    const first = tokens[at] ?? "";
    return keyTerms.includes(first) || keyTerms.includes(second) ? [` ${first} ${second}`] : [];
  });
  const stands =
    ({ raw, code, stemmed }: Text) =>
    (pair: string) =>
      raw.includes(pair) || code.includes(pair) || stemmed.includes(stemmedOf(pair));
  return (
    (pairs.filter(stands(text)).length + Math.max(pairs.filter(stands(named)).length, pairs.filter(stands(also)).length)) /
    (pairs.length || 1)
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
