import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A kind of exercise that nobody has thought of, added as ARCHITECTURE says: two folders and two lines. All else is a copy of the project.
const ADDED: Record<string, string> = {
  "src/questions/match/grade.ts": `import { type Grade, RIGHT, wrong } from "../grade.ts";
export const gradeMatch = (text: string): Grade => (text === "pairs" ? RIGHT : wrong("No."));
`,
  "src/questions/match/index.ts": `import { element } from "../../markdown/element.ts";
import { defineKind } from "../kind.ts";

export const match = defineKind({
  components: ["MatchAnswer"],
  lacks: ({ nodes }) => (nodes.length > 1 ? undefined : { found: "nothing to match", allowed: "two paragraphs" }),
  answeredBy: () => [element("MatchAnswer", {})],
  printed: () => [{ type: "paragraph", children: [{ type: "text", value: "In pairs." }] }],
  skeleton: () => ({ id: "match", title: "what belongs to what?", body: "One.\\n\\nTwo." }),
});
`,
  "src/exercises/match/index.tsx": `import { gradeMatch } from "../../questions/match/grade.ts";
import { useAttempt } from "../attempt.ts";
export function MatchAnswer() {
  const attempt = useAttempt();
  return <button type="button" onClick={() => attempt.check(gradeMatch("pairs"))}>Match</button>;
}
`,
};
const REGISTERED = [
  "src/questions/kinds.ts",
  'import { match } from "./match/index.ts";\n',
  "Decide: decide",
  "Decide: decide, Match: match",
];
const SHOWN = [
  "src/exercises/kinds.ts",
  'import { MatchAnswer } from "./match/index.tsx";\n',
  "Decide: { DecideGrade }",
  "Decide: { DecideGrade },\n  Match: { MatchAnswer }",
];
const CHAPTER = `---
title: Pairs
---

## Exercises <!-- #exercises -->

### Match: which type and which zero value? <!-- #ex-zero -->

One.

Two.

### Match: nothing <!-- #ex-none -->

One.
`;
const LOOK = `
import { readChapter } from "./verify/chapters.ts";
import { readPages } from "./verify/rules/index.ts";
import { exercises } from "./verify/rules/practice.ts";
import { parseMarkdown } from "./src/markdown/parse.ts";
import remarkPractice from "./src/remark/practice/index.ts";
import { skeletonOf } from "./scripts/chapter/skeleton.ts";
import { FENCES } from "./scripts/chapter/fences.ts";
const file = "docs/go/01-pairs.md";
const [page] = readPages([readChapter(".", file)]);
const tree = parseMarkdown(page.text);
remarkPractice({ root: "." })(tree, { path: file, value: page.text, data: {} });
const told = exercises(page).map(({ line, found }) => line + ": " + found);
console.log(JSON.stringify({ told, tree, skeleton: skeletonOf("T", "t", FENCES.go) }));
`;

const root = mkdtempSync(join(tmpdir(), "kind-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function addLine([path = "", imported = "", last = "", line = ""]: string[]): void {
  const text = readFileSync(join(root, path), "utf8");
  expect(text).toContain(last);
  write(path, imported + text.replace(last, line));
}

const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
const compile = () => run(resolve("node_modules/typescript/bin/tsc"), "--noEmit", "--project", "kind.json");

beforeAll(() => {
  for (const path of ["src", "verify", "lab", "scripts/chapter", "tsconfig.json", "package.json"])
    cpSync(path, join(root, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  write(
    "kind.json",
    JSON.stringify({
      extends: "./tsconfig.json",
      compilerOptions: { types: ["node", "@docusaurus/module-type-aliases"] },
      include: ["src/exercises/kinds.ts", "*.d.ts"],
    }),
  );
  write("css.d.ts", 'declare module "*.module.css" {\n  const styles: Record<string, string>;\n  export default styles;\n}\n');
  write("docs/go/01-pairs.md", CHAPTER);
  write("look.ts", LOOK);
  for (const [path, text] of Object.entries(ADDED)) write(path, text);
  addLine(REGISTERED);
});

test("a kind without its views does not compile", () => {
  const { stdout, status } = compile();
  expect(stdout).toMatch(/^src\/exercises\/kinds\.ts.*\n.*Property 'Match' is missing/);
  expect(status).not.toBe(0);
});

test("with them it does, and its rule, its page, its answer on paper and a new chapter have it", () => {
  addLine(SHOWN);
  expect(compile().stdout).toBe("");
  const { stdout, stderr } = run("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "look.ts");
  expect(stderr).toBe("");
  const { told, tree, skeleton } = JSON.parse(stdout);
  expect(told).toEqual(["1: 2 exercises of 1 kinds", "13: Match: nothing to match"]);
  const [exercise] = tree.children.filter(({ name }: { name?: string }) => name === "Exercise");
  expect(exercise.attributes).toContainEqual({ type: "mdxJsxAttribute", name: "kind", value: "Match" });
  expect(exercise.children.at(-1).name).toBe("MatchAnswer");
  expect(JSON.stringify(tree.children.at(-1))).toContain("In pairs.");
  expect(skeleton).toContain("### Match: what belongs to what? <!-- #ex-t-match -->");
});
