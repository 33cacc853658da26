/** Words that questions are asked with, and that say nothing of what is asked. */
const STOP_WORDS = new Set(
  "a about after all also an and another any are at be before between by can could difference do does during every for from happen happens has have how i if in into is it its just many me more most my of on one or our same several should so some than that the their there these they this to use vs was we what when which while who why will with would you your".split(
    " ",
  ),
);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** What is typed, word by word, without the signs of a sentence around words; `chan<-`, `%w` and `[:0]` are kept whole. */
export const tokensOf = (query: string): string[] =>
  query
    .split(/\s+/)
    .map((token) => token.replace(/^["'“‘([]+(?=\p{L})|(?<=[\p{L}\d)}>*])["'”’,.;:?!]+$/gu, ""))
    .filter(Boolean);

/** What people call a thing that the book calls otherwise throughout. */
const SAME = new Map([
  ["postgres", "postgresql"],
  ["golang", "go"],
  ["k8s", "kubernetes"],
]);

/** A token as the book has it, small. */
export const asWritten = (token: string): string => SAME.get(token.toLowerCase()) ?? token.toLowerCase();

/** The tokens that have to count, as the book has them. In a query of nothing but "what is", all; `IN` in capitals is SQL. */
export function keyTermsOf(tokens: readonly string[]): string[] {
  const keyTerms = tokens.filter((token) => !isStopWord(/^\p{Lu}{2,}$/u.test(token) ? token : token.toLowerCase()));
  return [...new Set((keyTerms.length > 0 ? keyTerms : tokens).map(asWritten))];
}

/** Runs of letters and digits: `errors.Is(err` is of three. */
export const partsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

const stems = new Map<string, string>();

/** What several forms of a word have in common, about: enough to compare a question with a page. Pagefind has stems of its own. */
export function stem(word: string): string {
  // A page says its words again and again, and a search reads thousands of them.
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = cut(word);
  stems.set(word, found);
  return found;
}

function cut(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const shorter = word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ations?|ions?|ings?|ed|es|ers?|ly|s|e)$/, (end) => (word.length - end.length >= 3 ? "" : end))
    .replace(/([^aeiouls])\1$/, "$1");
  return shorter === word ? word : cut(shorter);
}

/** A word of letters, of which other forms count; all else (codes, symbols, `errors.Is`, `x-delivery-limit`) is found as it is typed. */
export const isWord = (token: string): boolean => /^\p{L}+$/u.test(token);

/** What may be misspelt: a word, or a name of words such as `read_committed`. */
export const isSpelt = (token: string): boolean => /^\p{L}+(?:_\p{L}+)*$/u.test(token);
