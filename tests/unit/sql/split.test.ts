import { beforeAll, expect, test } from "vitest";
import { loadLexer, splitSql } from "../../../src/sql/index.ts";

beforeAll(loadLexer);

test.each([
  ["two statements", "SELECT 1; SELECT 2;", 2],
  ["empty ones", ";; SELECT 1;;", 1],
  ["a dollar quote", "DO $$ BEGIN; RETURN 1; END $$; SELECT 1", 2],
  ["nested dollar quotes", "DO $a$ BEGIN PERFORM $b$ x; $b$; END $a$; SELECT 1", 2],
  ["nested comments", "SELECT 1 /* a; /* b; */ c; */; SELECT 2", 2],
  ["a line comment", "SELECT 1 -- x; y\n; SELECT 2", 2],
  ["an escape string", "SELECT E'it\\'s; ok'; SELECT 2", 2],
  ["quotes", "SELECT 'a;''b' AS \"c;d\"; SELECT 2", 2],
  ["a standard function body", "CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3", 2],
  ["a rule", "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO u VALUES (1); INSERT INTO v VALUES (2)); SELECT 1", 2],
  ["letters beyond ASCII", "SELECT 'é—日;'; SELECT 2", 2],
  ["a syntax error", "SELECT 1; SELEKT 2; SELECT 3", 3],
])("%s", (_, sql, count) => {
  expect(splitSql(sql).statements).toHaveLength(count);
});

test.each([
  ["error 40001; mysql: waits A | 1 row", { expectations: ["error 40001"], otherwise: { mysql: ["waits A", "1 row"] } }],
  ["mysql: waits A", { expectations: [], otherwise: { mysql: ["waits A"] } }],
  ["a; b", { expectations: ["a; b"], otherwise: {} }],
])("what is expected of two engines: %s", (text, expected) => {
  expect(splitSql(`SELECT 1; --> ${text}`).statements).toEqual([expect.objectContaining(expected)]);
});

test("sessions, expectations and lines", () => {
  const { statements, comments } = splitSql(
    "--@ A\nBEGIN; SELECT 'é'; --> é\n-- a remark\n--@ B\nUPDATE t\n  SET a = 1; --> waits A | error 40001\n",
  );
  expect(statements).toEqual([
    { sql: "BEGIN", line: 2, session: "A", expectations: [], otherwise: {} },
    { sql: "SELECT 'é'", line: 2, session: "A", expectations: ["é"], otherwise: {} },
    { sql: "UPDATE t\n  SET a = 1", line: 5, session: "B", expectations: ["waits A", "error 40001"], otherwise: {} },
  ]);
  expect(comments).toEqual([{ text: "-- a remark", line: 3 }]);
});
