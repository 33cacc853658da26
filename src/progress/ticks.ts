import type { Item } from "./state.ts";

/** The points of its rubric that were ticked before; none of a question that was edited since, whose points may be others. */
export const tickedOf = (item: Item | undefined, hash: string): readonly number[] =>
  item && (item.last?.hash ?? hash) === hash ? item.points : [];

/** Points, in order, after some were ticked and others not any more. */
export const withTicks = (points: readonly number[], ticks: ReadonlyMap<number, boolean>): number[] =>
  [...new Set([...points, ...ticks.keys()])].filter((point) => ticks.get(point) ?? true).sort((a, b) => a - b);
