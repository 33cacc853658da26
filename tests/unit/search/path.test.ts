import { expect, test } from "vitest";
import { wordsOfPath } from "../../../src/search/path.ts";

test.each([
  ["go/08-chanels.html", "chanels"],
  ["docs/sql/transactions-and-isolation/", "transactions isolation"],
  ["kafka/", "kafka"],
  ["go/kafka/index.html", "go kafka"],
  ["2024/05/nil%20channel", "2024 nil channel"],
  ["%E0%A4%A", "E0 A4"],
  ["", ""],
  ["a/b/c/d/e/f/g/h/i", "b c d e f g"],
])("of %j it is %j", (path, words) => {
  expect(wordsOfPath(path)).toBe(words);
});
