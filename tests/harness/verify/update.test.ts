import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unrecorded } from "../../../verify/records.ts";
import { update } from "../../../verify/update.ts";
import { makeBook } from "../../book.ts";
import { verifyBook } from "./verified.ts";

const CHAPTER = "docs/go/01-orders.md";

const program = (body: string) => `package main

import "fmt"

func main() {
	${body}
}`;

const chapter = (output: string) => `# Orders

\`\`\`go run
${program('fmt.Println("paid")')}
\`\`\`
${output}
Text   with blanks.   

1. In a list

   \`\`\`go run
   package main

   func main() {
   	println("in a list")
   }
   \`\`\`

\`\`\`go panic
package main

func main() {
	panic("stop")
}
\`\`\`
`;

async function updateBook(root: string, date = "2026-11-24") {
  const report = await verifyBook(root);
  return update(root, report, date).results;
}

test("writes the outputs that are missing or wrong, and no other byte", async () => {
  const root = makeBook({ [CHAPTER]: chapter("```output\nwrong\n```\n") });
  const results = await updateBook(root);
  expect(results.map(({ status }) => status)).toEqual(["passed", "passed", "passed"]);
  const expected = chapter("```output\npaid\n```\n")
    .replace("   }\n   ```\n", "   }\n   ```\n   ```output\n   in a list\n   ```\n")
    .replace('panic("stop")\n}\n```\n', 'panic("stop")\n}\n```\n```output\npanic: stop\n\ngoroutine 1 [running]:\n...\n```\n');
  expect(readFileSync(`${root}/${CHAPTER}`, "utf8")).toBe(expected);
  const { results: again } = await verifyBook(root);
  expect(again.every(({ status }) => status === "passed")).toBe(true);
});

test("records evidence, and a second update changes no byte, whatever the day", async () => {
  const root = makeBook({ [CHAPTER]: chapter("") });
  await updateBook(root);
  const before = [CHAPTER, "recorded/go/01-orders.json"].map((path) => readFileSync(`${root}/${path}`, "utf8"));
  expect(JSON.parse(before[1] ?? "")).toMatchObject({ listings: [{ engine: "Go 1.27.3", date: "2026-11-24" }, {}, {}] });
  expect(unrecorded(root, (await verifyBook(root)).plan.chapters)).toEqual([]);
  await updateBook(root, "2027-01-01");
  expect([CHAPTER, "recorded/go/01-orders.json"].map((path) => readFileSync(`${root}/${path}`, "utf8"))).toEqual(before);
});

test("refuses where the contract failed: a change of claim is an author's", async () => {
  const text = `\`\`\`go run\n${program('fmt.Println("a"); panic("b")')}\n\`\`\`\n\`\`\`output\na\n\`\`\`\n`;
  const root = makeBook({ [CHAPTER]: text });
  const results = await updateBook(root);
  expect(results.map(({ status }) => status)).toEqual(["failed"]);
  expect(readFileSync(`${root}/${CHAPTER}`, "utf8")).toBe(text);
  expect(JSON.parse(readFileSync(`${root}/recorded/go/01-orders.json`, "utf8"))).toEqual({ listings: [] });
});

test("an edited listing has no evidence any more", async () => {
  const root = makeBook({ [CHAPTER]: chapter("") });
  await updateBook(root);
  expect(existsSync(`${root}/recorded/go/01-orders.json`)).toBe(true);
  const { plan } = await verifyBook(root);
  const [first, ...rest] = plan.chapters[0]?.listings ?? [];
  expect(first).toBeDefined();
  const edited = plan.chapters.map((found) => ({ ...found, listings: [{ ...first, hash: "0000000000000000" } as never, ...rest] }));
  expect(unrecorded(root, edited)).toEqual([{ file: CHAPTER, line: 3 }]);
});
