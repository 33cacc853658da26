import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPages } from "../../../src/book/pages.ts";
import type { PostgresEngine } from "../../../src/engines/postgres/index.ts";
import { forgetOne, remember } from "../../../src/views/program/sql/history.ts";
import { STARTERS } from "../../../src/views/sandbox/starters.ts";
import { openPostgresUnderNode } from "../../../verify/parity/engines.ts";
import { COLD, provideBook } from "../engines/provided.ts";

describe("the schema of the sandbox", () => {
  const environment = { setup: [`SET shop.orders = '2000';\n${readFileSync("static/sql/shop.sql", "utf8")}`] };
  let postgres: PostgresEngine;
  let book: Awaited<ReturnType<typeof provideBook>>;
  beforeAll(async () => {
    book = await provideBook({}, "sql");
    postgres = openPostgresUnderNode(`${book.root}/static/engines/postgres`);
    await postgres.load();
  }, COLD);
  afterAll(() => {
    postgres.dispose();
    book.remove();
  });

  const rowsOf = async (sql: string): Promise<string[]> => {
    const { outcomes, problem } = await postgres.run(sql, { environment });
    expect([problem, outcomes.at(-1)?.error]).toEqual([undefined, undefined]);
    return (outcomes.at(-1)?.rows ?? []).map((row) => row.join(" "));
  };

  test.each(STARTERS)("$name: a query to begin with gives rows", async ({ text }) => {
    expect((await rowsOf(text)).length).toBeGreaterThan(0);
  });

  const page = readPages(".").find(({ front }) => front.sandbox === "shop");
  const diagram = /```mermaid\n([\s\S]*?)```/.exec(page?.text ?? "")?.[1] ?? "";

  test("the diagram has its tables, with each column, its type and its keys", async () => {
    const drawn = [...diagram.matchAll(/^ {2}(\w+) \{\n([\s\S]*?)^ {2}\}/gm)].flatMap(([, table, columns = ""]) =>
      columns
        .trim()
        .split("\n")
        .map((column) => `${table} ${column.trim()}`),
    );
    expect(drawn.sort()).toEqual((await rowsOf(COLUMNS)).map((column) => column.trim()).sort());
  });

  test("and its foreign keys, each with how many there may be at both ends", async () => {
    const drawn = [...diagram.matchAll(/^ {2}(\w+) ([|o{}]+)--([|o{}]+) (\w+) :/gm)].map(
      ([, left = "", one = "", other = "", right = ""]) =>
        // The end with the foot, or with the maybe, is the table that refers.
        /\}/.test(one)
          ? `${right} ${other}--${one.replace("}", "{").split("").reverse().join("")} ${left}`
          : `${left} ${one}--${other} ${right}`,
    );
    expect(drawn.sort()).toEqual((await rowsOf(`${REFERENCES} AND confrelid <> conrelid`)).sort());
  });

  test("what leads back to its own table is told in words, since a line from a box to itself cuts through others", async () => {
    const own = await rowsOf(`${REFERRING} AND confrelid = conrelid`);
    expect(own.filter((column) => !page?.text.includes(`\`${column}\``))).toEqual([]);
    expect(own).toHaveLength(2);
  });
});

/** Columns as the diagram writes them: `orders int id PK`, keys in the order FK, PK, UK: of several the last one is what its drawing shows. */
const COLUMNS = `
SELECT relname,
  CASE typname WHEN 'int4' THEN 'int' WHEN 'int8' THEN 'bigint' WHEN 'bpchar' THEN 'char' ELSE typname END,
  attname,
  (SELECT string_agg(DISTINCT upper(contype::text) || 'K', ', ')
   FROM pg_constraint WHERE conrelid = attrelid AND attnum = ANY (conkey) AND contype IN ('p', 'f', 'u'))
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
JOIN pg_type ON pg_type.oid = atttypid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped`;

/** Foreign keys as Mermaid writes them, the table that is referred to first. */
const REFERENCES = `
SELECT confrelid::regclass || ' ' || CASE WHEN attnotnull THEN '||' ELSE '|o' END || '--'
  || CASE WHEN EXISTS (SELECT 1 FROM pg_constraint AS other WHERE other.conrelid = own.conrelid AND other.conkey = own.conkey AND contype IN ('p', 'u'))
     THEN 'o|' ELSE 'o{' END || ' ' || conrelid::regclass
FROM pg_constraint AS own
JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f'`;

/** Columns that are foreign keys: `orders.customer_id`. */
const REFERRING = `
SELECT conrelid::regclass || '.' || attname
FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f'`;

describe("its history", () => {
  test("the latest is first, what comes again moves up, and the oldest goes", () => {
    expect(remember(["b", "a"], "a")).toEqual(["a", "b"]);
    expect(remember(["a"], " \n")).toEqual(["a"]);
    const many = Array.from({ length: 60 }, (_, at) => String(at)).reduce<readonly string[]>(remember, []);
    expect([many.length, many[0], many.at(-1)]).toEqual([50, "59", "10"]);
    expect(forgetOne(["b", "a"], "b")).toEqual(["a"]);
  });
});
