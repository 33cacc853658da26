import * as z from "zod/mini";
import { QUESTION_GRADES } from "../questions/self.ts";

const atMost = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));

/** What was practised: the id of a question or an exercise, or of what a page lets its reader guess: `/go/channels/#l-drain`. */
const of = atMost(300);
/** The page that it stood on then, below the site's base URL: `/go/channels/`. */
const page = z.string().check(z.regex(/^\/[a-z0-9/-]*$/), z.maxLength(200));
/** Of what was asked and answered (src/deck): an edited question has another. */
const hash = z.string().check(z.regex(/^[0-9a-f]{8}$/));
/** Points of a rubric, from 0. */
const points = z.array(z.int().check(z.nonnegative(), z.lt(100))).check(z.maxLength(100));
/** `id`: of this event, on every device. `at`: ms since 1970. */
const every = { id: z.uuid(), at: z.int().check(z.nonnegative(), z.lt(8.64e15)) };

/** Everything a log can hold. An event is never changed and never removed: what a reader takes back is an event of its own. */
export const progressEvent = z.discriminatedUnion("type", [
  /** A page was marked as read, or as not read after all. */
  z.strictObject({ ...every, type: z.literal("read"), page, read: z.boolean() }),
  /** Points of a rubric were ticked: all that are ticked from now on. */
  z.strictObject({ ...every, type: z.literal("ticked"), of, page, hash, points }),
  /** An exercise was answered, and judged. `score`: the share that was right, 0 to 1. */
  z.strictObject({
    ...every,
    type: z.literal("answered"),
    of,
    page,
    hash,
    kind: atMost(40),
    correct: z.boolean(),
    score: z.number().check(z.gte(0), z.lte(1)),
  }),
  /** A reader's own grade, by its place in QUESTION_GRADES. `points`: of the rubric, those that were ticked then. */
  z.strictObject({
    ...every,
    type: z.literal("graded"),
    of,
    page,
    hash,
    grade: z.int().check(z.nonnegative(), z.lt(QUESTION_GRADES.grades.length)),
    points: z.optional(points),
  }),
  /** A listing was run in the page. */
  z.strictObject({ ...every, type: z.literal("ran"), of, page }),
  /** It is not to be asked before then, whatever the schedule says: put off, or set aside for good. */
  z.strictObject({ ...every, type: z.literal("scheduled"), of, page, due: z.int().check(z.nonnegative(), z.lt(8.64e15)) }),
  /** An event was taken back. */
  z.strictObject({ ...every, type: z.literal("undone"), event: z.uuid() }),
]);

export type ProgressEvent = z.output<typeof progressEvent>;

/** The same as it is handed in: the log gives it its id and its time. */
export type NewEvent = {
  [Type in ProgressEvent["type"]]: Omit<Extract<ProgressEvent, { type: Type }>, "id" | "at">;
}[ProgressEvent["type"]];

/** Events in the order that they happened in, the same on every device: by time, and of one time by id. */
export const inOrder = (events: readonly ProgressEvent[]): ProgressEvent[] =>
  [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
