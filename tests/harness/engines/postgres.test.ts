import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PostgresEngine, Ran, RunOptions } from "../../../src/engines/postgres/index.ts";
import { openPostgresUnderNode } from "../../../verify/parity/engines.ts";
import { COLD, provideBook } from "./provided.ts";

const ORDERS = `CREATE TABLE orders (id int PRIMARY KEY, total int CHECK (total > 0));
INSERT INTO orders SELECT n, n * 10 FROM generate_series(1, 1000) AS n;
CREATE SEQUENCE receipt;`;
const environment = { setup: [ORDERS] };
const RUNAWAY = "WITH RECURSIVE loop AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM loop) SELECT max(n) FROM loop";

let book: Awaited<ReturnType<typeof provideBook>>;
let postgres: PostgresEngine;

beforeAll(async () => {
  book = await provideBook({}, "sql");
  postgres = openPostgresUnderNode(join(book.root, "static/engines/postgres"));
}, COLD);
afterAll(() => {
  postgres.dispose();
  book.remove();
});

const run = (script: string, options: Partial<RunOptions> = {}): Promise<Ran> => postgres.run(script, { environment, ...options });
const values = ({ outcomes }: Ran) => outcomes.at(-1)?.rows;
const phases = async (script: string, options: Partial<RunOptions> = {}) => {
  const heard: string[] = [];
  await run(script, { ...options, onPhase: (phase) => heard.push(phase) });
  return heard;
};

describe("results are what the server prints", () => {
  test("of several statements each has its own, with the tag of its command", async () => {
    const { outcomes, statements } = await run(
      "UPDATE orders SET total = 1 WHERE id < 3;\n\nSELECT id, NULL AS paid FROM orders WHERE id = 7;",
    );
    expect(statements).toBe(2);
    expect(outcomes).toMatchObject([
      { tag: "UPDATE 2", line: 1 },
      { tag: "SELECT 1", line: 3, rows: [["7", null]], fields: [{ name: "id", numeric: true }, { name: "paid" }] },
    ]);
    expect(postgres.version).toMatch(/^PostgreSQL 18\.\d+$/);
  });

  test("an error has its code and detail, ends the script, and what it points at is found in it", async () => {
    const broken = await run("SELECT 1;\nSELECT 'ö',\n  totl FROM orders;\nSELECT 2;");
    expect(broken.outcomes).toMatchObject([{ tag: "SELECT 1" }, { error: { code: "42703" }, position: { line: 3, column: 3 } }]);
    expect(broken.statements).toBe(3);
    const { outcomes } = await run("INSERT INTO orders VALUES (1, 5)");
    expect(outcomes[0]?.error).toMatchObject({ code: "23505", detail: "Key (id)=(1) already exists." });
  });

  test("what no lexer can take apart is not executed, and is told", async () => {
    expect(await run("SELECT 'never ends")).toMatchObject({ outcomes: [], problem: expect.stringContaining("a string") });
  });

  test("of a hundred thousand rows as many are kept as asked for, and all are counted", async () => {
    const { outcomes } = await run("SELECT * FROM generate_series(1, 100000)", { limit: 50 });
    expect(outcomes[0]).toMatchObject({ count: 100_000, tag: "SELECT 100000" });
    expect(outcomes[0]?.rows?.length).toBe(50);
  });
});

describe("every run starts from the environment", () => {
  test.each([
    ["a table is dropped", "DROP TABLE orders"],
    ["rows are changed", "UPDATE orders SET total = 1"],
    ["a sequence moves", "SELECT nextval('receipt')"],
    ["a transaction is left open", "BEGIN; DELETE FROM orders"],
    ["a role is left set", "CREATE ROLE clerk; SET ROLE clerk"],
    ["a setting is left", "SET search_path = nowhere"],
    ["a schema and its objects are added", "CREATE SCHEMA audit; CREATE TABLE audit.entry (id int)"],
    ["the schema itself is gone", "DROP SCHEMA public CASCADE"],
    ["a database is added", "CREATE DATABASE other"],
  ])("where %s", async (_, script) => {
    expect((await run(script)).outcomes.at(-1)?.error).toBeUndefined();
    const left = "SELECT sum(total), current_user, current_schema, (SELECT count(*) FROM pg_database), nextval('receipt') FROM orders";
    expect(values(await run(left))).toEqual([["5005000", "postgres", "public", "3", "1"]]);
  });

  test("and what has only read costs nothing", async () => {
    await run("SELECT count(*) FROM orders");
    expect(await phases("SELECT count(*) FROM orders")).toEqual(["loading", "running"]);
    await run("DELETE FROM orders");
    expect(await phases("SELECT count(*) FROM orders")).toEqual(["loading", "seeding", "running"]);
  });

  test("a listing that follows another goes on from where that has led", async () => {
    const paid = "ALTER TABLE orders ADD COLUMN paid bool DEFAULT true";
    await run(paid);
    expect(await phases("SELECT 1", { environment: { setup: [ORDERS, paid] } })).toEqual(["loading", "running"]);
    expect(values(await run("SELECT paid FROM orders LIMIT 1", { environment: { setup: [ORDERS, paid] } }))).toEqual([["t"]]);
  });

  test("a sandbox keeps what was done, until it is reset", async () => {
    await run("BEGIN; DELETE FROM orders WHERE id > 10", { fresh: false });
    expect(values(await run("SELECT count(*) FROM orders", { fresh: false }))).toEqual([["10"]]);
    await postgres.reset();
    expect(values(await run("SELECT count(*) FROM orders", { fresh: false }))).toEqual([["1000"]]);
  });
});

describe("what does not end", () => {
  test("is stopped, and the next run finds all as it was", async () => {
    const stop = new AbortController();
    const ran = run(RUNAWAY, { signal: stop.signal, onPhase: (phase) => phase === "running" && setTimeout(() => stop.abort(), 200) });
    expect(await ran).toMatchObject({ cut: "stopped", outcomes: [] });
    expect(values(await run("SELECT count(*) FROM orders"))).toEqual([["1000"]]);
  });

  test("is ended when its time is up; what came before is told", async () => {
    const told: unknown[] = [];
    const ran = await run(`SELECT 1; ${RUNAWAY}`, { timeout: 1500, onOutcome: (outcome) => told.push(outcome.rows) });
    expect(ran).toMatchObject({ cut: "time", problem: "It did not end within 1.5 s.", outcomes: [{ rows: [["1"]] }] });
    expect(told).toEqual([[["1"]]]);
  });

  test("and who waits behind it can be taken back before its turn", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const running = run(RUNAWAY, { signal: first.signal });
    const waiting = run("SELECT 1", { signal: second.signal });
    second.abort();
    first.abort();
    expect([(await running).cut, (await waiting).cut]).toEqual(["stopped", "stopped"]);
  });
});

describe("checks of an exercise", () => {
  const CHECKS = "-- rows: any\nVALUES (2), (1);\n-- statements: 1\n-- rejects: 23514\nINSERT INTO orders VALUES (0, 0);";
  const check = async (answer: string) => (await postgres.check(answer, CHECKS, { environment })).checks;

  test("a right answer passes each", async () => {
    expect((await check("SELECT id FROM orders WHERE id < 3")).map(({ holds }) => holds)).toEqual([true, true, true]);
  });

  test("a wrong one is told what it gave and what was wanted", async () => {
    const [rows, statements] = await check("SELECT 1; SELECT id FROM orders WHERE id < 2");
    expect(rows).toMatchObject({ holds: false, given: { rows: [["1"]] }, wanted: { rows: [["2"], ["1"]] } });
    expect(statements).toMatchObject({ holds: false, check: "statements: 1", found: "2 statements" });
  });

  test("one that changes the tables meets each check with whole ones", async () => {
    const checks = await check("DELETE FROM orders WHERE id > 2; SELECT id FROM orders");
    expect(checks.map(({ holds }) => holds)).toEqual([true, false, true]);
  });
});
