/**
 * What one result may be: more is nothing that a chapter could show or a reader compare, and a server would send it until this process had no
 * memory left. The same on the server and in the page.
 */
export const RESULT = { rows: 10_000, bytes: 1024 * 1024 } as const;

/** Why a result is not taken; `undefined` when it is. */
export function excessOf({ rows, bytes }: { rows: number; bytes: number }): string | undefined {
  if (rows > RESULT.rows) return `its result has more than ${RESULT.rows} rows: count them, or add LIMIT`;
  if (bytes > RESULT.bytes) return `its result has more than ${RESULT.bytes / 1024} KiB: select less of it, such as length(…)`;
  return undefined;
}
