import { expect, test } from "vitest";
import { makeBook } from "../../../book.ts";
import { verifyBook } from "../verified.ts";

const fence = (info: string, code: string, output = "") =>
  `\`\`\`sql ${info}\n${code}\n\`\`\`\n${output && `\`\`\`output\n${output}\n\`\`\`\n`}`;

const LEFT = `SELECT current_setting('work_mem') AS memory,
  (SELECT count(*) FROM pg_roles WHERE rolname IN ('clerk', 'auditor')) AS roles,
  (SELECT count(*) FROM pg_database WHERE datname = 'other') AS databases,
  (SELECT rolconnlimit FROM pg_roles WHERE rolname = 'postgres') AS "limit";`;
const NOTHING = " memory | roles | databases | limit\n--------+-------+-----------+-------\n 4MB    |     0 |         0 |    -1\n(1 row)";

const CHANGES: [what: string, code: string][] = [
  [
    "roles, and what is theirs",
    "CREATE ROLE clerk; CREATE ROLE auditor IN ROLE clerk; CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO clerk;",
  ],
  ["a setting of a role", "CREATE ROLE clerk; ALTER ROLE clerk SET work_mem = '1MB'; ALTER ROLE postgres SET work_mem = '1MB';"],
  ["a setting of the server", "ALTER SYSTEM SET work_mem = '1MB'; SELECT pg_reload_conf();"],
  ["a setting that is not read yet", "ALTER SYSTEM SET work_mem = '1MB';"],
  ["a database", "CREATE DATABASE other;"],
  ["what was there before", "ALTER ROLE postgres CONNECTION LIMIT 7;"],
];

test("what databases share does not leak into listings that follow", async () => {
  const pairs = CHANGES.map(
    ([, code]) => fence("run", `${code}\nSELECT 1 AS done;`, " done\n------\n    1\n(1 row)") + fence("run", LEFT, NOTHING),
  );
  const { results } = await verifyBook(makeBook({ "docs/sql/01-x.md": pairs.join("\n") }));
  const failed = results.flatMap(({ problems }, i) => problems.map((problem) => [CHANGES[Math.floor(i / 2)]?.[0], problem]));
  expect(failed).toEqual([]);
  expect(results.length).toBe(2 * CHANGES.length);
});

test("within an environment they stay, for all of its listings", async () => {
  const one = fence(
    "run env=day",
    "CREATE ROLE clerk; ALTER SYSTEM SET work_mem = '1MB'; SELECT pg_reload_conf() AS read;",
    " read\n------\n t\n(1 row)",
  );
  const two = fence("run env=day", "SELECT count(*) AS roles FROM pg_roles WHERE rolname = 'clerk';", " roles\n-------\n     1\n(1 row)");
  const { results } = await verifyBook(makeBook({ "docs/sql/01-x.md": `${one}\n${two}\n${fence("run", LEFT, NOTHING)}` }));
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
});
