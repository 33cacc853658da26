import type { ChapterQuestions } from "../../src/book/questions.ts";
import { LEVELS } from "../../src/questions/levels.ts";

/** The same numbers, from 0 up to 1, whenever it is asked: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Letters as often as in English, so that words compress as words do. */
const LETTERS = "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwffggyyppbbvk";
const WORDS = 2000;
const [QUESTIONS_OF_A_CHAPTER, WORDS_OF_A_QUESTION] = [9, 12];

/** Chapters with so many questions between them, in words that no dictionary of a compressor has. */
export function manyQuestions(count: number): ChapterQuestions[] {
  const next = numbers(1);
  const below = (limit: number) => Math.floor(next() * limit);
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 2 + below(7) }, () => LETTERS[below(LETTERS.length)]).join(""));
  // As in a language, few words are most of a text.
  const say = (length: number) => Array.from({ length }, () => words[Math.floor(WORDS * next() ** 2)]);
  return Array.from({ length: Math.ceil(count / QUESTIONS_OF_A_CHAPTER) }, () => ({
    title: say(4).join(" "),
    url: `/go/${say(4).join("-")}/`,
    tags: [],
    questions: Array.from({ length: QUESTIONS_OF_A_CHAPTER }, () => ({
      id: `q-${say(2).join("-")}`,
      text: `${say(WORDS_OF_A_QUESTION).join(" ")}?`,
      level: LEVELS[below(LEVELS.length)] ?? LEVELS[0],
    })),
  }));
}
