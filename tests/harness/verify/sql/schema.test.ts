import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { startCluster } from "../../../../lab/postgres/cluster.ts";
import { makeBook } from "../../../book.ts";
import { verifyBook } from "../verified.ts";

const BOOKS_OWN = readFileSync("static/sql/shop.sql", "utf8");
const SHOP = "CREATE TABLE orders (id int PRIMARY KEY);\nINSERT INTO orders VALUES (1), (2);\n";
const EXERCISE = `\`\`\`sql run role=starter env=drill from=shop
SELECT 1;
\`\`\`
\`\`\`sql checks
-- rows: any
VALUES (1), (2);
\`\`\`
\`\`\`sql run role=solution env=drill
SELECT id FROM orders;
\`\`\`
`;
const CHAPTER = `\`\`\`sql run env=day from=shop
DELETE FROM orders WHERE id = 1;
SELECT count(*) FROM orders;
\`\`\`
\`\`\`output
 count
-------
     1
(1 row)
\`\`\`

\`\`\`sql run env=day
SELECT id FROM orders;
\`\`\`
\`\`\`output
 id
----
  2
(1 row)
\`\`\`

\`\`\`sql run from=shop
SELECT id FROM orders ORDER BY id;
\`\`\`
\`\`\`output
 id
----
  1
  2
(2 rows)
\`\`\`
`;

test("an environment begins with the schema it names, and what it changes is its own", async () => {
  const root = makeBook({ "static/sql/shop.sql": SHOP, "docs/sql/01-a.md": CHAPTER, "docs/sql/02-b.md": CHAPTER + EXERCISE });
  const { results } = await verifyBook(root);
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  expect(results.length).toBe(9);
});

test("what a listing starts from is part of what its evidence vouches for", async () => {
  const hashes = async (shop: string) => {
    const { plan } = await verifyBook(makeBook({ "static/sql/shop.sql": shop, "docs/sql/01-a.md": CHAPTER }));
    return plan.chapters.flatMap(({ listings }) => listings.map(({ hash }) => hash));
  };
  const [before, after] = [await hashes(SHOP), await hashes(SHOP.replace("(2)", "(2), (3)"))];
  expect(before.map((hash, i) => hash === after[i])).toEqual([false, false, false]);
});

test("a schema that fails is named, and nothing that begins with it passes", async () => {
  const { results } = await verifyBook(makeBook({ "static/sql/shop.sql": "CREATE TABL orders;", "docs/sql/01-a.md": CHAPTER }));
  expect(results.map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
  expect(results[0]?.problems[0]?.message).toContain('the shared schema fails: syntax error at or near "TABL"');
});

test("a server that goes on after us keeps no database of ours, of a schema that fails neither", async () => {
  const cluster = await startCluster();
  if ("missing" in cluster) throw new Error(cluster.missing);
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = cluster.url("postgres");
  try {
    for (const shop of [SHOP, "CREATE TABL orders;"])
      await verifyBook(makeBook({ "static/sql/shop.sql": shop, "docs/sql/01-a.md": CHAPTER }));
    const client = await cluster.connect();
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'book%'");
    await client.end();
    expect(rows).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await cluster.stop();
  }
});

const FACTS = `\`\`\`sql run from=shop timeout=60s
SELECT (SELECT count(*) FROM orders) AS orders,
  (SELECT count(*) FROM orders JOIN customer ON customer.id = customer_id WHERE placed_at < joined_at) AS too_early,
  (SELECT count(DISTINCT city) FROM customer) AS cities,
  (SELECT max(paid_at) < '2026-11-01' FROM payment) AS paid_in_time,
  (SELECT count(obj_description(oid, 'pg_class')) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AS described;
\`\`\`
\`\`\`output
 orders | too_early | cities | paid_in_time | described
--------+-----------+--------+--------------+-----------
 200000 |         0 |      7 | t            |         6
(1 row)
\`\`\`
`;

test("the book's own loads, and is as its comments say", async () => {
  const { results } = await verifyBook(makeBook({ "static/sql/shop.sql": BOOKS_OWN, "docs/sql/01-a.md": FACTS }));
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
});

test("the page's cut of the book's own has the rows that a server makes of it", async () => {
  const cluster = await startCluster();
  if ("missing" in cluster) throw new Error(cluster.missing);
  const [server, page] = [await cluster.connect(), new PGlite()];
  try {
    for (const load of [(sql: string) => server.query(sql), (sql: string) => page.exec(sql)]) {
      await load("SET shop.orders = '20000'");
      await load(BOOKS_OWN);
    }
    for (const table of ["category", "product", "customer", "orders", "order_item", "payment"]) {
      // As they lie in the table, so that a query without ORDER BY has a chance to agree too.
      const digest = `SELECT count(*)::int, md5(string_agg(t::text, '|' ORDER BY ctid)) FROM ${table} AS t`;
      expect((await page.query(digest)).rows, table).toEqual((await server.query(digest)).rows);
    }
  } finally {
    await page.close();
    await server.end();
    await cluster.stop();
  }
});
