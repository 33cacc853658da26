import { expect, test } from "vitest";
import { partsOf } from "../../../src/contracts/redis/compared.ts";
import { parseTranscript, splitWords, transcriptFindings, withReplies } from "../../../src/contracts/redis/transcript.ts";

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
    { kind: "command", line: 2, end: 2, client: "A", command: "GET k", reply: [{ line: 3, text: '"old"' }], otherwise: [] },
    { kind: "command", line: 5, end: 6, client: "B", node: "replica", command: 'EVAL "\n  return 1" 0', reply: [], otherwise: [] },
    { kind: "action", line: 7, end: 7, action: "crash", reply: [], otherwise: [] },
    { kind: "command", line: 8, end: 8, client: "A", command: "GET k", reply: [], otherwise: [] },
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

const COMPARED = [
  "A> DELIFEQ k v",
  "(error) ERR",
  "valkey: (integer) 1",
  "# and so",
  "A> GET k",
  "valkey: (nil)",
  "valkey:",
  "A> PING",
  "PONG",
].join("\n");

test("what another engine replies is told apart by its name", () => {
  expect(parseTranscript(COMPARED).map(({ reply, otherwise }) => [reply.map(({ text }) => text), otherwise])).toEqual([
    [["(error) ERR"], [{ engine: "valkey", line: 3, text: "(integer) 1" }]],
    [
      [],
      [
        { engine: "valkey", line: 6, text: "(nil)" },
        { engine: "valkey", line: 7, text: "" },
      ],
    ],
    [["PONG"], []],
  ]);
});

test("its new replies stand below those of the listing's own engine, with its name; an empty one goes", () => {
  const own = withReplies(COMPARED, parseTranscript(COMPARED), [["(integer) 0"], ['"v"', "more"], ["PONG"]]);
  expect(withReplies(own, parseTranscript(own), [[], ["one", "two"], []], "valkey").split("\n")).toEqual([
    ...["A> DELIFEQ k v", "(integer) 0", "# and so", "A> GET k", '"v"', "more", "valkey: one", "valkey: two", "A> PING", "PONG"],
  ]);
});

test("the parts of a transcript are its lines, and between them the replies that differ", () => {
  expect(partsOf(COMPARED, parseTranscript(COMPARED))).toEqual([
    { line: 1, text: "A> DELIFEQ k v" },
    { line: 2, replies: [{ text: "(error) ERR" }, { engine: "valkey", text: "(integer) 1" }] },
    { line: 4, text: "# and so\nA> GET k" },
    { line: 6, replies: [{ text: "" }, { engine: "valkey", text: "(nil)\n" }] },
    { line: 8, text: "A> PING\nPONG" },
  ]);
});

test.each([
  ["files appendonlydir", 0],
  ["cut appendonlydir/appendonly.aof.1.incr.aof 5", 0],
  ["cut dump.rdb 9", 0],
  ["files ..", 1],
  ["files /etc", 1],
  ["cut ../dump.rdb 9", 1],
  ["cut appendonlydir/../../dump.rdb 9", 1],
  ["cut dump.rdb", 1],
])("! %s: files are those of the server, in its own folder", (action, findings) => {
  const body = `! ${action}`;
  expect(transcriptFindings(parseTranscript(body), body, 1)).toHaveLength(findings);
});
