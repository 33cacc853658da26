import { expect, test } from "vitest";
import type { QuestionFacts } from "../../src/book/facts.ts";
import { filterQuestions, readFilter, writeFilter } from "../../src/book/filter.ts";

const question = (id: string, part: string, level: QuestionFacts["level"], text: string, tags: string[] = []): QuestionFacts => ({
  id,
  part,
  level,
  text,
  tags,
  chapter: "A chapter",
  url: `/${part}/x/#${id}`,
});
const ALL = [
  question("q-a", "go", "Junior", "What is nil?", ["channel"]),
  question("q-b", "sql", "Senior", "What is write skew?", ["40001"]),
];
const ids = (filter: Partial<Parameters<typeof filterQuestions>[1]>) =>
  filterQuestions(ALL, { part: "", level: "", text: "", ...filter }).map(({ id }) => id);

test("part, level, words, tags, and all together", () => {
  expect(ids({})).toEqual(["q-a", "q-b"]);
  expect(ids({ part: "go" })).toEqual(["q-a"]);
  expect(ids({ level: "Senior" })).toEqual(["q-b"]);
  expect(ids({ text: "SKEW what" })).toEqual(["q-b"]);
  expect(ids({ text: "40001" })).toEqual(["q-b"]);
  expect(ids({ part: "go", level: "Senior" })).toEqual([]);
});

test("a filter survives its address", () => {
  const filter = { part: "go", level: "Staff", text: "chan<- & more" };
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter({ part: "", level: "", text: "" })).toBe("");
});
