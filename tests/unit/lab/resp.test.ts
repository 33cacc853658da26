import { expect, test } from "vitest";
import { type Reply, ReplyReader } from "../../../lab/redis/resp.ts";
import { formatReply } from "../../../verify/engines/redis/format.ts";

const WIRE = '+OK\r\n-ERR no\r\n:-7\r\n$-1\r\n*-1\r\n*0\r\n$8\r\na "b"\n\u00e9\r\n*2\r\n:1\r\n*2\r\n+OK\r\n$1\r\nx\r\n';
const PRINTED = [
  "OK",
  "(error) ERR no",
  "(integer) -7",
  "(nil)",
  "(nil)",
  "(empty array)",
  String.raw`"a \"b\"\n\xc3\xa9"`,
  '1) (integer) 1\n2) 1) OK\n   2) "x"',
];

test.each([1, 2, 3, 7, 1000])("replies that arrive in pieces of %i bytes are read, and printed as redis-cli does", (size) => {
  const bytes = Buffer.from(WIRE);
  const reader = new ReplyReader();
  const replies: Reply[] = [];
  for (let at = 0; at < bytes.length; at += size) replies.push(...reader.feed(bytes.subarray(at, at + size)));
  expect(replies.map((reply) => formatReply(reply).join("\n"))).toEqual(PRINTED);
});
