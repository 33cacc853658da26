import type { Section } from "./sections.ts";
import { isWord, partsOf, stem } from "./words.ts";

/** A run of an excerpt; marked, it is what was searched for. */
export type Piece = { text: string; marked: boolean };

const WORDS = 24;
/** Some of what comes before the first word that was found. */
const BEFORE = 5;

/** The stretch of a section that has most of what was asked, the first such; a page that only its aliases name shows what it promises. */
export function excerptOf({ words, title, page }: Section, keyTerms: readonly string[]): Piece[] {
  const own = words.join(" ").startsWith(title) ? words.slice(title.split(/\s+/).length) : words;
  const asked = own.map((word) => keyTerms.filter((token) => answers(word, token)));
  let start = 0;
  let most = 0;
  for (const [at, tokens] of asked.entries()) {
    if (tokens.length === 0) continue;
    const distinct = new Set(asked.slice(at, at + WORDS - BEFORE).flat()).size;
    if (distinct > most) [start, most] = [Math.max(0, at - BEFORE), distinct];
  }
  if (most === 0 && page.meta.title === title) return [{ text: page.meta.description ?? "", marked: false }];
  const pieces: Piece[] = [];
  for (let at = start; at < Math.min(start + WORDS, own.length); at += 1) {
    pieces.push({ text: own[at] ?? "", marked: (asked[at] ?? []).length > 0 }, { text: " ", marked: false });
  }
  return merged(pieces.slice(0, -1));
}

function answers(word: string, token: string): boolean {
  if (!isWord(token)) return word.toLowerCase().includes(token);
  return partsOf(word).some((part) => part.startsWith(token) || stem(part) === stem(token));
}

function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.marked === piece.marked) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
