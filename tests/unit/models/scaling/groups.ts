import { outcomeOf, SITUATION, type Situation, simulate } from "../../../../src/models/scaling/index.ts";

/** A group of four instances that serve 100 each, with what a test says otherwise. */
export const groupOf = (own: object): Situation =>
  SITUATION.parse({ group: { min: 1, max: 40, desired: 4 }, instance: { serves: 100 }, load: ["200 for 10"], ...own });

export const desiredOf = (situation: Situation): number[] => simulate(situation).map(({ desired }) => desired);
export const cameOf = (situation: Situation) => outcomeOf(situation, simulate(situation));
