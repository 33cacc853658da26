/** A reply as the server sent it: RESP2 keeps apart what clients usually merge (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
export type Reply =
  | { type: "status" | "error" | "bulk"; text: string }
  | { type: "integer"; value: string }
  | { type: "nil" }
  | { type: "array"; items: Reply[] };

/** Reads replies out of a stream of bytes that arrives in pieces. */
export class ReplyReader {
  #bytes = Buffer.alloc(0);

  /** The replies that are whole, now that these bytes have come. */
  feed(bytes: Buffer): Reply[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const replies: Reply[] = [];
    for (;;) {
      const read = readReply(this.#bytes, 0);
      if (!read) return replies;
      replies.push(read.reply);
      this.#bytes = this.#bytes.subarray(read.end);
    }
  }
}

type Read = { reply: Reply; end: number };

function readReply(bytes: Buffer, at: number): Read | undefined {
  const eol = bytes.indexOf("\r\n", at);
  if (eol < 0) return undefined;
  const head = bytes.toString("utf8", at + 1, eol);
  const end = eol + 2;
  switch (String.fromCharCode(bytes[at] ?? 0)) {
    case "+":
      return { reply: { type: "status", text: head }, end };
    case "-":
      return { reply: { type: "error", text: head }, end };
    case ":":
      return { reply: { type: "integer", value: head }, end };
    case "$":
      return readBulk(bytes, Number(head), end);
    case "*":
      return readArray(bytes, Number(head), end);
    default:
      throw new Error(`not RESP2: ${JSON.stringify(bytes.toString("utf8", at, eol))}`);
  }
}

function readBulk(bytes: Buffer, length: number, at: number): Read | undefined {
  if (length < 0) return { reply: { type: "nil" }, end: at };
  if (bytes.length < at + length + 2) return undefined;
  return { reply: { type: "bulk", text: bytes.toString("utf8", at, at + length) }, end: at + length + 2 };
}

function readArray(bytes: Buffer, length: number, at: number): Read | undefined {
  if (length < 0) return { reply: { type: "nil" }, end: at };
  const items: Reply[] = [];
  let end = at;
  while (items.length < length) {
    const read = readReply(bytes, end);
    if (!read) return undefined;
    items.push(read.reply);
    end = read.end;
  }
  return { reply: { type: "array", items }, end };
}

/** The text of a reply, for those who know that it has one. */
export const textOf = (reply: Reply): string => ("text" in reply ? reply.text : "value" in reply ? reply.value : "");
