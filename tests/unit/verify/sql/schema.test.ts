import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeBook, verifyBook } from "../book.ts";

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

test("the book's own loads", async () => {
  const chapter =
    "```sql run from=shop timeout=60s\nSELECT count(*) FROM orders;\n```\n```output\n count\n--------\n 200000\n(1 row)\n```\n";
  const shop = readFileSync("static/sql/shop.sql", "utf8");
  const { results } = await verifyBook(makeBook({ "static/sql/shop.sql": shop, "docs/sql/01-a.md": chapter }));
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
});
