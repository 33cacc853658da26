import { expect, test } from "vitest";
import { readChapter } from "../../../verify/chapters.ts";
import { readPages } from "../../../verify/rules/index.ts";
import { spoken } from "../../../verify/rules/spoken.ts";
import { makeBook } from "../../book.ts";

const FILE = "docs/go/01-locks.md";

/** A sentence of ten words. */
const TEN = "One two three four five six seven eight nine ten. ";

const question = (id: string) => `### Why ${id}? <!-- #q-${id} -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- the first point ([run](#l-one))
- the second point ([source](https://go.dev/ref/mem))
- the third point (judgement)

**Answer.** ${TEN.repeat(4)}It waits ([run](#l-one)). ${TEN.repeat(3)}It ends ([source](https://go.dev/ref/mem)).

**Follow-up.** And then? It goes on ([run](#l-one)).

**Red flag.** "It never waits." It does.

</details>
`;

const CHAPTER = `---
title: Locks
---

> *"What does a lock order?"*

**In 60 seconds.** ${TEN.repeat(8)}

## Words <!-- #words -->

- **Lock**: what one goroutine holds at a time.
- **Edge**: an order that is promised.
- **Race**: two accesses without an edge.
- **Wait**: to do nothing until something comes.

## The model <!-- #the-model -->

${TEN.repeat(20)}

### One thing <!-- #one-thing -->

\`\`\`go run id=one
package main

func main() {}
\`\`\`

${TEN.repeat(20)}

## What most guides get wrong <!-- #wrong -->

**"A lock is slow."** Since 1.9 it is not ([run](#l-one)).

## Interview questions <!-- #questions -->

${["one", "two"].map(question).join("\n")}
## Exercises <!-- #exercises -->

### Choose: which? <!-- #ex-which -->

- [x] short
  > Yes.
- [ ] much longer
  > No.

### Choose: and which now? <!-- #ex-now -->

- [x] the longest of them
  > Yes.
- [ ] short
  > No.

## Remember <!-- #remember -->

- A lock orders ([run](#l-one)).
`;

function judge(text: string): string[] {
  const root = makeBook({ [FILE]: text });
  return spoken(readPages([readChapter(root, FILE)])).map(({ file, found }) => `${file.split("/").at(-1)}: ${found}`);
}

test("a chapter in the form keeps every rule", () => {
  expect(judge(CHAPTER)).toEqual([]);
});

const ANSWER = `**Answer.** ${TEN.repeat(4)}`;

const MUTANTS: [what: string, text: string, said: RegExp][] = [
  ["no terms", CHAPTER.replace("## Words <!-- #words -->", "## Terms <!-- #words -->"), /0 terms/],
  ["a term that is not set apart", CHAPTER.replace("**Edge**", "Edge"), /a term that is not set apart/],
  ["a short answer", CHAPTER.replace(ANSWER, "**Answer.** "), /an answer of 3\d words/],
  ["a long answer", CHAPTER.replace(ANSWER, `**Answer.** ${TEN.repeat(15)}`), /an answer of 18\d words/],
  [
    "an answer of links",
    CHAPTER.replace(ANSWER, `**Answer.** [${TEN.repeat(4).trim()}](#one-thing) `),
    /an answer that is not one without its links/,
  ],
  ["a point without its proof", CHAPTER.replace("- the first point ([run](#l-one))", "- the first point"), /a point without its proof/],
  ["an answer with one mark", CHAPTER.replace("It waits ([run](#l-one)).", "It waits."), /Answer with 1 proof marks/],
  ["a follow-up without a mark", CHAPTER.replace("It goes on ([run](#l-one)).", "It goes on."), /Follow-up with 0 proof marks/],
  ["a line to keep without its proof", CHAPTER.replace("A lock orders ([run](#l-one)).", "A lock orders."), /a line that readers repeat/],
  ["a claim without its proof", CHAPTER.replace("it is not ([run](#l-one)).", "it is not."), /a line that readers repeat/],
  [
    "too much judgement",
    CHAPTER.replace("- the first point ([run](#l-one))", "- the first point (judgement)"),
    /3 of 6 points that rest on judgement/,
  ],
  ["a mark that leads nowhere", CHAPTER.replace("A lock orders ([run](#l-one))", "A lock orders ([run](08-channels.md))"), /\[run\]\(08-/],
  [
    "a mark that leads to no listing",
    CHAPTER.replace("A lock orders ([run](#l-one))", "A lock orders ([run](#l-two))"),
    /#l-two\), where nothing is run/,
  ],
  [
    "a mark that leads to words",
    CHAPTER.replace("A lock orders ([run](#l-one))", "A lock orders ([run](#words))"),
    /#words\), where nothing is run/,
  ],
  ["a source that is none", CHAPTER.replaceAll("https://go.dev/ref/mem", "#the-model"), /\[source\]\(#the-model\)/],
  ["too long a core", CHAPTER.replace(TEN.repeat(20), TEN.repeat(500)), /minutes for core/],
  ["too long an evening", CHAPTER.replace(TEN.repeat(8), TEN.repeat(200)), /minutes for tonight/],
  ["too long in all", CHAPTER.replace(TEN.repeat(20), TEN.repeat(1000)), /minutes for all/],
  ["a listing that is long", CHAPTER.replace("func main() {}", `func main() {}${"\n".repeat(24)}`), /a listing with 27 lines to look at/],
  [
    "an output that nothing has written",
    CHAPTER.replace(/```go run[^`]*func main\(\) \{\}[^`]*```\n/, "$&\n```output\n```\n"),
    /an output without a line/,
  ],
  ["a line that is wide", CHAPTER.replace("func main() {}", `func main() {\n\t// ${"x".repeat(70)}\n}`), /a line of 77 columns/],
  ["the longest is always right", CHAPTER.replace("- [ ] much longer", "- [ ] no"), /2 of 2 choices whose right answer is the longest/],
];

test.each(MUTANTS)("%s", (_, text, said) => {
  expect(judge(text).join("\n")).toMatch(said);
});

test("words of marks are no words of links", () => {
  const short = `**Answer.** ${TEN.repeat(2)}One two three four five six. `;
  expect(judge(CHAPTER.replaceAll(ANSWER, short))).toEqual([]);
  expect(judge(CHAPTER.replaceAll(ANSWER, short.replace("six. ", ""))).join()).toContain("an answer of 59 words");
});

test("what is folded may be long, and a transcript wide", () => {
  const long = CHAPTER.replace("func main() {}", `func main() {}${"\n".repeat(24)}`);
  expect(judge(long.replace("go run id=one", "go run id=one show=3-27"))).toEqual([]);
  expect(judge(CHAPTER.replace("## What most", `\`\`\`console redis\nA> SET k ${"x".repeat(90)}\nOK\n\`\`\`\n\n## What most`))).toEqual([]);
});

test("a line that is one word, such as a long name, cannot be broken", () => {
  expect(judge(CHAPTER.replace("func main() {}", `func main() {}\n//${"x".repeat(90)}`))).toEqual([]);
});

test("what is deep is not in the core", () => {
  const long = CHAPTER.replace("#one-thing -->\n\n", `#one-thing -->\n\n${TEN.repeat(500)}\n\n`);
  expect(judge(long).join()).toContain("minutes for core");
  expect(judge(long.replace("#one-thing -->", "#one-thing deep -->"))).toEqual([]);
});
