type Row = (string | null)[];
/** A row, and where it is: in what was given, in what was wanted. */
export type Different = { row: Row; side: "missing" | "surplus" };

/** Rows, as often as they are on one side only. None: both have the same rows, and if they are not right, it is by their order. */
export function differenceOf(given: Row[], wanted: Row[]): Different[] {
  const left = new Map<string, number>();
  for (const row of given) left.set(JSON.stringify(row), (left.get(JSON.stringify(row)) ?? 0) + 1);
  const missing = wanted.filter((row) => {
    const key = JSON.stringify(row);
    const have = left.get(key) ?? 0;
    if (have > 0) left.set(key, have - 1);
    return have === 0;
  });
  const surplus = given.filter((row) => {
    const key = JSON.stringify(row);
    const over = left.get(key) ?? 0;
    if (over > 0) left.set(key, over - 1);
    return over > 0;
  });
  return [...missing.map((row) => ({ row, side: "missing" as const })), ...surplus.map((row) => ({ row, side: "surplus" as const }))];
}
