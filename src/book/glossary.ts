/** Some text, or, in a list by itself, some code. */
export type Piece = string | [code: string];

/** What one chapter says of a term. `part`, `url` and `title` are the chapter's. */
export type Meaning = { part: string; url: string; title: string; pieces: Piece[] };

/** A term of the book with what each chapter says of it that explains it. `slug`: of its entry, and behind `w-` of its line in a chapter. */
export type Entry = { name: string; slug: string; meanings: Meaning[] };

/** A term without what is said of it: the parts whose chapters explain it. */
export type Term = { name: string; slug: string; parts: string[] };

/** Where the terms of a part are explained, below the site's base URL, or, without a part, where all are listed; `slug`: one of them. */
export const glossaryUrl = (part?: string, slug?: string): string =>
  `/glossary/${part === undefined ? "" : `${part}/`}${slug === undefined ? "" : `#${slug}`}`;

/** The id of a term's line in its chapter. */
export const wordId = (slug: string): string => `w-${slug}`;

/** What the chapters of a part explain, and what they say of it. */
export const entriesOf = (entries: readonly Entry[], part: string): Entry[] =>
  entries.flatMap(({ meanings, ...term }) => {
    const own = meanings.filter((meaning) => meaning.part === part);
    return own.length > 0 ? [{ ...term, meanings: own }] : [];
  });

/** Every term, and where it is explained. */
export const termsOf = (entries: readonly Entry[]): Term[] =>
  entries.map(({ name, slug, meanings }) => ({ name, slug, parts: [...new Set(meanings.map(({ part }) => part))] }));

/** Terms by the letter that they begin with. */
export const lettersOf = <Named extends { slug: string }>(terms: readonly Named[]): [letter: string, own: Named[]][] => [
  ...Map.groupBy(terms, ({ slug }) => slug.charAt(0).toUpperCase()),
];
