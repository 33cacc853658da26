import { expect, test } from "vitest";
import { highlight } from "../../../src/views/code/highlight.ts";
import { highlight as plain } from "../../../src/views/code/plain.ts";

const CODE = 'a := 1\n/* two\nlines */\nb := "x<y"\n';
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

test.each([
  ["none", []],
  ["in a comment", [2]],
  ["two", [1, 3]],
] as const)("code that is cut is the same code: %s", (_, cuts) => {
  for (const how of [{}, { marked: "2" }, { numbered: true }]) {
    const pieces = highlight(CODE, "go", { ...how, cuts });
    expect(pieces.length).toBe(cuts.length + 1);
    // Lines that are marked or numbered each have an end, the last one too.
    expect(textOf(pieces.join("")).replace(/\n$/, "")).toBe(CODE.replace(/\n$/, Object.keys(how).length > 0 ? "\n" : ""));
    expect(pieces.slice(0, -1).every((piece) => textOf(piece).endsWith("\n"))).toBe(true);
  }
});

test("what is cut in a comment is a comment on both sides", () => {
  const [above = "", below = ""] = highlight(CODE, "go", { cuts: [2] });
  expect(above).toContain("<span class=c>/* two</span>");
  expect(below).toMatch(/^<span class=c>lines \*\/<\/span>/);
});

test("browsers cut at the same lines, without colours", () => {
  const pieces = plain(CODE, "go", { cuts: [1, 3] });
  expect(pieces).toEqual(["a := 1\n", "/* two\nlines */\n", 'b := "x&lt;y"\n']);
});
