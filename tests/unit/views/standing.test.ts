import { describe, expect, test } from "vitest";
import { standing } from "../../../src/views/sql/course.ts";
import { lockOf } from "../../../src/views/sql/lock.ts";
import { RECORDED, recorded, traceOf } from "./traces.ts";

describe("what a session waits for", () => {
  test.each([
    ["lost-update", "row account"],
    ["cell-lost-rr", "row account"],
    ["select-for-update", "row account"],
    ["select-then-insert", "inserted username"],
  ])("as it was recorded: %s", (id, lock) => {
    const trace = recorded(id);
    const at = trace.findIndex(({ waitsFor }) => waitsFor);
    expect(Object.values(lockOf(trace, at) ?? {}).join(" ")).toBe(lock);
  });

  test("what is told of any wait of the book is something that its statement names", () => {
    const waits = [...RECORDED].flatMap(([id, trace]) =>
      trace.flatMap((step, at) => (step.waitsFor ? [{ id, trace, at, sql: step.sql }] : [])),
    );
    expect(waits.length).toBeGreaterThan(0);
    for (const { id, trace, at, sql } of waits) {
      const { name } = lockOf(trace, at) ?? {};
      if (name) expect(sql, id).toContain(name);
    }
  });

  test.each([
    ["a table that is locked", ["A: BEGIN", "A: LOCK account", "B: SELECT 1 FROM account -> waits A"], "table account"],
    ["DDL behind a reader", ["A: BEGIN", "A: SELECT 1 FROM account", "B: ALTER TABLE account ADD x int -> waits A"], "table account"],
    ["an advisory lock", ["A: SELECT pg_advisory_lock(7)", "B: SELECT pg_advisory_lock(7) -> waits A"], "advisory 7"],
    ["all rows", ["A: BEGIN", "A: UPDATE t SET v = 1", "B: DELETE FROM t WHERE id = 2 -> waits A"], "row t"],
    ["a row or a key", ["A: BEGIN", "A: UPDATE t SET v = 9 WHERE id = 1", "B: UPDATE t SET v = 9 WHERE id = 2 -> waits A"], ""],
    ["an insert, of its parent", ["A: BEGIN", "A: DELETE FROM parent", "B: INSERT INTO child VALUES (1) -> waits A"], ""],
    [
      "what a transaction before held",
      ["A: BEGIN", "A: UPDATE t SET v = 1", "A: COMMIT", "A: BEGIN", "B: UPDATE t SET v = 2 -> waits A"],
      "",
    ],
    ["what was refused", ["A: BEGIN", "A: UPDATE t SET v = 1 -> error 23514", "B: UPDATE t SET v = 2 -> waits A"], ""],
  ])("%s", (_, lines, lock) => {
    const trace = traceOf(...lines);
    expect(Object.values(lockOf(trace, trace.length - 1) ?? {}).join(" ")).toBe(lock);
  });
});

test("where a session stands, after each of its statements", () => {
  const trace = traceOf(
    "A: SELECT 1 FROM t",
    "A: BEGIN ISOLATION LEVEL SERIALIZABLE",
    "A: SAVEPOINT s",
    "A: SELECT 1 / 0 -> error 22012",
    "A: SELECT 1 -> error 25P02",
    "A: ROLLBACK TO s",
    "A: UPDATE t SET v = 1 -> waits B -> freed 7",
    "B: COMMIT",
    "A: COMMIT",
  );
  const stands = trace.map((_, at) => {
    const { open, level, waitsFor } = standing(trace.slice(0, at + 1), "A");
    return [open, level, waitsFor?.join()].filter(Boolean).join(" ");
  });
  expect([standing([], "A").open, ...stands]).toEqual([
    "unused",
    "none",
    "open serializable",
    "open serializable",
    "failed serializable",
    "failed serializable",
    "open serializable",
    "open serializable B",
    "open serializable",
    "none",
  ]);
  expect(standing(recorded("level-too-late"), "A")).toEqual({ open: "none", level: undefined, saw: "balance 100", waitsFor: undefined });
});

test("an error of MySQL undoes its statement, and a deadlock the transaction", () => {
  const open = (...lines: string[]) => standing(traceOf("A: BEGIN", ...lines), "A").open;
  expect(open("A: INSERT INTO t VALUES (1) -> error 1062")).toBe("open");
  expect(open("A: INSERT INTO t VALUES (1) -> error 23505")).toBe("failed");
  expect(open("A: UPDATE t SET v = 1 -> error 1213")).toBe("none");
  expect(open("A: INSERT INTO t VALUES (1) -> error 1062", "A: COMMIT")).toBe("none");
});
