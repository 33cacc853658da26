import { distance } from "fastest-levenshtein";
import { isStopWord } from "./words.ts";

/** How many letters may be wrong, missing or too many. */
const mayDiffer = (word: string): number => (word.length < 6 ? 1 : word.length < 10 ? 2 : 3);
/** Of a stop word: to take "theorem" for "there" would be to ask for less, and to call that an answer. */
const STOP_WORD_MAY_DIFFER = 1;

/**
 * The word that was meant, as far as letters tell: of those as near, the one the book has most often. The first letter is hardly ever wrong.
 * @param words most frequent first
 */
export function closest(word: string, words: readonly string[]): string | undefined {
  const limit = mayDiffer(word);
  let best: { word: string; distance: number } | undefined;
  for (const other of words) {
    if (other[0] !== word[0] || Math.abs(other.length - word.length) > limit) continue;
    const far = distance(word, other);
    if (far <= (isStopWord(other) ? STOP_WORD_MAY_DIFFER : limit) && far < (best?.distance ?? limit + 1))
      best = { word: other, distance: far };
  }
  return best?.word;
}
