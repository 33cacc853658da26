import type { Reply } from "../../../lab/redis/resp.ts";

/** What it says when nobody listens. */
export const REFUSED = "Could not connect to Redis: Connection refused";

/** A reply as redis-cli prints it on a terminal (redis-cli.c, cliFormatReplyTTY), line by line. */
export function formatReply(reply: Reply): string[] {
  switch (reply.type) {
    case "status":
      return [reply.text];
    case "error":
      return [`(error) ${reply.text}`];
    case "integer":
      return [`(integer) ${reply.value}`];
    case "bulk":
      return [quote(reply.text)];
    case "nil":
      return ["(nil)"];
    case "array":
      return reply.items.length === 0 ? ["(empty array)"] : formatItems(reply.items);
  }
}

function formatItems(items: Reply[]): string[] {
  const width = String(items.length).length;
  return items.flatMap((item, at) => {
    const head = `${String(at + 1).padStart(width)}) `;
    const [first = "", ...rest] = formatReply(item);
    return [head + first, ...rest.map((line) => " ".repeat(head.length) + line)];
  });
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x07": "\\a", "\b": "\\b" };

/** As sdscatrepr does: printable ASCII as it is, all else escaped, byte by byte. */
function quote(text: string): string {
  const bytes = [...Buffer.from(text, "utf8")].map((byte) => {
    const character = String.fromCharCode(byte);
    return ESCAPES[character] ?? (byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, "0")}`);
  });
  return `"${bytes.join("")}"`;
}
