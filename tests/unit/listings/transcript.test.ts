import { expect, test } from "vitest";
import { parseTranscript, splitWords, withReplies } from "../../../src/contracts/redis/transcript.ts";

test.each([
  ["SET k v", ["SET", "k", "v"]],
  ['SET k "a b"', ["SET", "k", "a b"]],
  [String.raw`SET k "a\"b\n\x41"`, ["SET", "k", 'a"b\nA']],
  [String.raw`SET k 'it\'s'`, ["SET", "k", "it's"]],
  ['EVAL "return 1\nend" 0', ["EVAL", "return 1\nend", "0"]],
  ['SET k "open', undefined],
])("%j has the words redis-cli would see", (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

const TRANSCRIPT = ["# before", "A> GET k", '"old"', "", 'B@replica> EVAL "', '  return 1" 0', "! crash", "A> GET k"].join("\n");

test("commands, actions and replies are told apart", () => {
  expect(parseTranscript(TRANSCRIPT)).toEqual([
    { kind: "command", line: 2, end: 2, client: "A", command: "GET k", reply: [{ line: 3, text: '"old"' }] },
    { kind: "command", line: 5, end: 6, client: "B", node: "replica", command: 'EVAL "\n  return 1" 0', reply: [] },
    { kind: "action", line: 7, end: 7, action: "crash", reply: [] },
    { kind: "command", line: 8, end: 8, client: "A", command: "GET k", reply: [] },
  ]);
});

test("new replies stand below their commands, and all else stays", () => {
  const replies = [['"new"', "more"], ["(integer) 1"], [], ["(nil)"]];
  expect(withReplies(TRANSCRIPT, parseTranscript(TRANSCRIPT), replies).split("\n")).toEqual([
    "# before",
    "A> GET k",
    '"new"',
    "more",
    "",
    'B@replica> EVAL "',
    '  return 1" 0',
    "(integer) 1",
    "! crash",
    "A> GET k",
    "(nil)",
  ]);
});
