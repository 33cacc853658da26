/** Some text, or, in a list by itself, some code. */
export type Piece = string | [code: string];

/** What one chapter says of a term. `url` and `title` are the chapter's. */
export type Meaning = { url: string; title: string; pieces: Piece[] };

/** A term of the book with what each chapter says of it that explains it. `slug`: of its entry, and behind `w-` of its line in a chapter. */
export type Entry = { name: string; slug: string; meanings: Meaning[] };

/** Where every term of the book is listed, below the site's base URL. */
export const glossaryUrl = (slug?: string): string => `/glossary/${slug === undefined ? "" : `#${slug}`}`;

/** The id of a term's line in its chapter. */
export const wordId = (slug: string): string => `w-${slug}`;

/** Entries by the letter that they begin with. */
export const lettersOf = (entries: readonly Entry[]): [letter: string, own: Entry[]][] => [
  ...Map.groupBy(entries, ({ slug }) => slug.charAt(0).toUpperCase()),
];
