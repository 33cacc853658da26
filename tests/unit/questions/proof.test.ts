import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { proofsIn, withoutMarks } from "../../../src/questions/proof.ts";

const marks = (text: string) => proofsIn([parseMarkdown(text)]).map(({ kind, url }) => (url ? `${kind} ${url}` : kind));

test.each([
  ["a listing", "It waits ([run](#l-waits)).", ["run #l-waits"]],
  ["a source", "It waits ([source](https://go.dev/ref/spec)).", ["source https://go.dev/ref/spec"]],
  ["judgement", "Keep them short (judgement).", ["judgement"]],
  [
    "several",
    "It waits ([run](#l-a), [run](08-channels.md#l-b),\n[source](https://go.dev)).",
    ["run #l-a", "run 08-channels.md#l-b", "source https://go.dev"],
  ],
  ["two sentences", "It waits ([run](#l-a)). Then not ([run](#l-b)).", ["run #l-a", "run #l-b"]],
  ["a point of a list", "- it waits ([run](#l-a))\n- keep it short (judgement)", ["run #l-a", "judgement"]],
])("%s", (_, text, found) => {
  expect(marks(text)).toEqual(found);
});

test.each([
  ["another word", "It waits ([the run](#l-waits))."],
  ["no parenthesis", "[run](#l-waits) it."],
  ["words beside it", "It waits (see [run](#l-waits) for it)."],
  ["judgement without its parenthesis", "That is a judgement."],
  ["code", "`([run](#l-waits))`"],
])("no mark: %s", (_, text) => {
  expect(marks(text)).toEqual([]);
});

test("marks are not said aloud", () => {
  expect(withoutMarks("It waits (run, source). Keep it short (judgement), as in (a) and in run.")).toBe(
    "It waits. Keep it short, as in (a) and in run.",
  );
});
