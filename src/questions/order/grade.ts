import { type Grade, RIGHT, wrong } from "../grade.ts";

/** How many steps there are; the right order is 0, 1, 2, … */
export type OrderData = { steps: number };

/** Grades an order: which step stands at each place. The score is the share of neighbours that follow each other as they should. */
export function gradeOrder({ steps }: OrderData, order: number[]): Grade {
  const complete = order.length === steps && new Set(order).size === steps && order.every((step) => step >= 0 && step < steps);
  if (!complete) return wrong("Each step once, please.");
  if (order.every((step, place) => step === place)) return RIGHT;
  const first = order.findIndex((step, place) => step !== place);
  const pairs = order.slice(1).filter((step, place) => step === (order[place] ?? -2) + 1).length;
  return wrong(`Right up to step ${first}. Look at what stands in place ${first + 1}.`, pairs / (steps - 1));
}

/** An order to start from: never the right one, and the same for everybody, since it comes from the exercise's id. */
export function shuffledOrder(steps: number, id: string): number[] {
  let state = [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const order = Array.from({ length: steps }, (_, step) => step);
  for (let i = steps - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' linear congruential generator
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order.every((step, place) => step === place) ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** An order with the step at one place moved by one, up (-1) or down (1). At the end it stays. */
export function moveStep(order: number[], place: number, by: 1 | -1): number[] {
  const to = place + by;
  if (to < 0 || to >= order.length) return order;
  const moved = [...order];
  [moved[place], moved[to]] = [moved[to] ?? 0, moved[place] ?? 0];
  return moved;
}
