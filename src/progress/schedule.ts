import { type Card, createEmptyCard, fsrs, type Grade, generatorParameters } from "ts-fsrs";

/**
 * When a question is asked again: FSRS by ts-fsrs, with its own parameters, for a chance of nine in ten that it is still known
 * (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm). In days and not in minutes: within a
 * session what was missed comes back anyway. No chance is mixed in, so that the same answers give the same days
 * wherever they are replayed.
 */
const scheduler = fsrs(generatorParameters({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false }));

export type Schedule = Card;

/** FSRS' grades, by ours: Missed it, In part, Well, With ease. Machine-judged answers are Again or Good. */
const RATINGS: readonly Grade[] = [1, 2, 3, 4];

/** A schedule after one more answer. A clock that was set back does not lead before the last answer. @param grade 0 to 3 */
export function review(before: Schedule | undefined, grade: number, at: number): Schedule {
  const rating = RATINGS[grade];
  if (rating === undefined) throw new RangeError(`grade ${grade}, allowed 0 to 3`);
  const card: Card = before ?? createEmptyCard(new Date(at));
  const then = new Date(Math.max(at, card.last_review?.getTime() ?? 0));
  return scheduler.next(card, then, rating).card;
}

/** When each grade would have it asked again, ms since 1970, worst grade first. */
export const offered = (before: Schedule | undefined, at: number): number[] =>
  RATINGS.map((_, grade) => review(before, grade, at).due.getTime());
