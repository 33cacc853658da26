import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { readPractice } from "../../../src/questions/practice.ts";

const QUESTION = `## Interview questions <!-- #questions -->

### Who closes a channel? <!-- #q-who-closes -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- the [sender](#l-closes), once
- a \`panic\`
  of whoever sends then

**Answer.** Whoever sends, [as here](#l-closes).

\`\`\`go
close(ch)
\`\`\`

- One sender: it.
- Several: none.

**Follow-up.** And a nil channel?

**Red flag.** "The receiver."

</details>

After it.
`;

test("a question has its level, its rubric and its parts, as nodes and as words without addresses, code and HTML", () => {
  const { questions } = readPractice(parseMarkdown(QUESTION), () => undefined);
  const [question] = questions;
  if (!question) throw new Error("no question was read");
  const { id, title, line, level, rubric, parts } = question;
  expect({ id, title, line, level }).toEqual({ id: "q-who-closes", title: "Who closes a channel?", line: 3, level: "Senior" });
  expect(rubric?.points.map(({ text }) => text)).toEqual(["the sender, once", "a panic\nof whoever sends then"]);
  expect(parts.Answer?.nodes.map(({ type }) => type)).toEqual(["paragraph", "code", "list"]);
  expect(parts.Answer?.text).toBe("Whoever sends, as here.\n\nOne sender: it.\nSeveral: none.");
  expect(parts["Follow-up"]?.text).toBe("And a nil channel?");
  expect(parts["Red flag"]?.text).toBe('"The receiver."');
});

test("what a question lacks is not there", () => {
  const { questions } = readPractice(parseMarkdown("## Interview questions\n\n### Why?\n\n- a list\n"), () => undefined);
  expect(questions).toMatchObject([{ id: undefined, level: undefined, rubric: undefined, parts: {} }]);
});

test("an exercise has its kind, and the answers that are offered with why they are right or wrong", () => {
  const text = "## Exercises\n\n### Choose: which? <!-- #ex-which -->\n\n- [ ] one\n  > no\n- [x] `two`\n\n### Draw: it\n\n- no answer\n";
  const { exercises } = readPractice(parseMarkdown(text), () => undefined);
  expect(exercises.map(({ id, kind }) => [id, kind])).toEqual([
    ["ex-which", "Choose"],
    [undefined, undefined],
  ]);
  expect(exercises.map(({ choices }) => choices.map(({ text: words, correct, why, line }) => [words, correct, why, line]))).toEqual([
    [
      ["one", false, "no", 5],
      ["two", true, "", 7],
    ],
    [],
  ]);
});
