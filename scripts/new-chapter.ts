import { existsSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { PARTS } from "../src/book/parts.ts";

// `npm run new:chapter -- go "Maps: growth, order, races"`: the skeleton of a chapter, under the next free number of its part, and of what readers
// will type to get to it. `npm run book` then tells what both still lack.
const USAGE = 'usage: npm run new:chapter -- PART "Title"';
const [part, title, ...rest] = process.argv.slice(2);

function fail(message: string): never {
  console.error(`new:chapter: ${message}\n${USAGE}\nparts: ${PARTS.map(({ id }) => id).join(" ")}`);
  process.exit(2);
}

if (!part || !PARTS.some(({ id }) => id === part)) fail(part ? `there is no part "${part}"` : "a part is missing");
if (!title || rest.length > 0) fail(title ? 'one title, in quotes: "…"' : "a title is missing");

const slug = title
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, "-")
  .replaceAll(/^-|-$/g, "");
const taken = globSync(`docs/${part}/[0-9][0-9]-*.md`).map((path) => Number(/\/(\d\d)-[^/]*$/.exec(path)?.[1]));
const number = String(Math.max(0, ...taken) + 1).padStart(2, "0");
const file = `docs/${part}/${number}-${slug}.md`;
if (existsSync(file)) fail(`${file} is there already`);

const fence = part === "sql" ? "sql run" : "go run";
const write =
  part === "sql"
    ? { starter: "sql run role=starter", tests: "sql checks", solution: "sql run role=solution" }
    : { starter: "go test role=starter", tests: "go test role=tests", solution: "go test role=solution" };
const skeleton = `---
title: ${JSON.stringify(title)}
description: After this chapter you can …
search: [alias, another alias, "an error code"]
---

> *"The question an interviewer would ask."*

**In 60 seconds.** What you would say aloud.

## The model <!-- #the-model -->

\`\`\`mermaid
flowchart TB
  accTitle: What the diagram shows
  accDescr: All it says, for those who do not see it.
  A[first] --> B[second]
\`\`\`

## Watch it happen <!-- #watch-it-happen -->

### One surprising thing <!-- #one-surprising-thing -->

\`\`\`${fence} id=${slug}
\`\`\`

## Where it breaks <!-- #where-it-breaks -->

## What most guides get wrong <!-- #wrong -->

**"The claim."** What is true, since which version: [the listing](#l-${slug}).

## Interview questions <!-- #questions -->

### A question that separates levels? <!-- #q-${slug} -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- …

**Answer.** …

**Follow-up.** …

**Red flag.** …

</details>

## Exercises <!-- #exercises -->

### Predict: what does it print? <!-- #ex-${slug}-predict -->

\`\`\`${fence} role=predict
\`\`\`
\`\`\`output
\`\`\`

- [ ] \`one output\`
  > Why not.
- [x] \`another\`
  > Why.

### Choose: which of these …? <!-- #ex-${slug}-choose -->

- [ ] …
  > Why not.
- [x] …
  > Why. Several \`[x]\` make it "choose all that are right".

### Spot the bug: … <!-- #ex-${slug}-bug -->

\`\`\`${fence} role=bug lines=1
\`\`\`

<details><summary>The fix</summary>

\`\`\`${fence} role=fix
\`\`\`

</details>

### Write: … <!-- #ex-${slug}-write -->

\`\`\`${write.starter}
\`\`\`
\`\`\`${write.tests}
\`\`\`
<details><summary>A solution</summary>

\`\`\`${write.solution}
\`\`\`

</details>

### Order: the steps of … <!-- #ex-${slug}-order -->

1. …
2. …
3. …

### Decide: … or …? <!-- #ex-${slug}-decide -->

What is given, and the options with what each costs.

<details><summary>What each level would say</summary>

**Junior.** …

**Senior.** …

**Staff.** …

</details>

## Remember <!-- #remember -->

## Further reading <!-- #further-reading -->
`;
const queries = file.replace(/^docs/, "tests/search/queries").replace(/\.md$/, ".yaml");
const asked = `# What readers type, and the headings that answer it: CONTRIBUTING.md says how to write one.
# - { query: maps are not ordered, kind: question, at: { ${part}/${slug}: [top, the-model] } }
`;
for (const [path, text] of [
  [file, skeleton],
  [queries, asked],
] as const) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`${file}\n${queries}\nnpm run book tells what they still lack; npm run verify -- ${file} --update executes its listings.`);
