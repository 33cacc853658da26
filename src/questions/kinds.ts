import { bug } from "./bug/index.ts";
import { choose } from "./choose/index.ts";
import { decide } from "./decide/index.ts";
import type { ExerciseKind } from "./kind.ts";
import { order } from "./order/index.ts";
import { predict } from "./predict/index.ts";
import { write } from "./write/index.ts";

/** Every kind of exercise, by the word that its heading begins with: `### Predict: …`. Its views are in src/exercises/kinds.ts. */
export const KINDS = { Predict: predict, Choose: choose, "Spot the bug": bug, Write: write, Order: order, Decide: decide } satisfies Record<
  string,
  ExerciseKind
>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** A kind by its name, with what all of them have. */
export const kindOf = (name: KindName): ExerciseKind => KINDS[name];
