import type { KindName } from "../questions/kinds.ts";
import type { Level } from "../questions/levels.ts";
import type { PredictData } from "../questions/predict/grade.ts";

/**
 * One thing that the book asks, for pages that ask it away from its chapter. `id` is that of its heading, `hash` of what it asks and answers
 * (hash.ts), `chapter.url` below the site's base URL: `/go/channels/`. HTML is made when the site is built, of the book's own Markdown; its links
 * are absolute within the site, base URL included. `title` is the heading as it stands there, inline: `Choose: which one leaks?`
 */
export type Card = { id: string; hash: string; part: string; chapter: { url: string; title: string }; title: string } & (
  | QuestionCard
  | ExerciseCard
);

/**
 * A point of a rubric. `proofs` are the listings that show it, below the base URL: `/go/channels/#l-drain`; `sections` those that the listings stand
 * in: `/go/channels/#closing`. Other proof is in the HTML alone.
 */
export type Point = { html: string; proofs: string[]; sections: string[] };

/** An interview question. The HTML of its answer, its follow-up and its red flag opens with their names, as in the chapter. */
export type QuestionCard = { kind: "Question"; level: Level; points: Point[]; answer: string; followUp: string; redFlag: string };

/** An answer that is offered, and why it is right or wrong. */
export type Offered = { html: string; why: string; right: boolean };

/**
 * An exercise that is answered by choosing from `options`, or, where there are none, by writing the output that `predicts` is compared with.
 * One with neither is done in its chapter, and has no text.
 * `text` stands before the answers, its listings as `<pre><code>`, without the output that is asked for; `after` is told with the solution.
 */
export type ExerciseCard = { kind: KindName; level?: undefined; text: string; options: Offered[]; predicts?: PredictData; after: string };

/** Narrows a card to an interview question. */
export const isQuestion = (card: Card): card is Card & QuestionCard => card.kind === "Question";
