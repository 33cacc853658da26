// What an EXPLAIN says about this machine and this moment, and not about the plan. Manual, section 14.1 "Using EXPLAIN".
const VOLATILE: [RegExp, string][] = [
  [/cost=[\d.]+\.\.[\d.]+/g, "cost=…"],
  [/actual time=[\d.]+\.\.[\d.]+/g, "actual time=…"],
  [/^(\s*(?:Planning Time|Execution Time|Trigger [^:]*: time|I\/O Timings|Buffers|WAL|Serialization):?).*$/gm, "$1 …"],
  [/\b\d+kB\b/g, "NkB"],
  // Said only when planning read a page that was not cached: chance.
  [/^Planning:\n\s+Buffers: ….*\n?/gm, ""],
];
const ESTIMATED_ROWS = /(\(cost=… )rows=\d+/g;

/**
 * A plan without what varies: costs, times, sizes and buffers; with `sampled`, estimated rows too. What is left is compared: node types, their
 * order, index names, conditions, actual rows and loops.
 */
export function maskPlan(text: string, sampled: boolean): string {
  const masked = VOLATILE.reduce((plan, [pattern, replacement]) => plan.replace(pattern, replacement), text);
  return sampled ? masked.replace(ESTIMATED_ROWS, "$1rows=…") : masked;
}
