import type { Socket } from "node:net";
import type pg from "pg";

/** A result is larger than the book takes: its connection was cut, since the server would have sent all of it. */
export class ExcessError extends Error {}

/**
 * What one result may be: more is nothing that a chapter could show or a reader compare, and a server would send it until this process had no
 * memory left.
 */
const RESULT = { rows: 10_000, bytes: 1024 * 1024 } as const;

/** Why a result is not taken; `undefined` when it is. */
export function excessOf({ rows, bytes }: { rows: number; bytes: number }): string | undefined {
  if (rows > RESULT.rows) return `its result has more than ${RESULT.rows} rows: count them, or add LIMIT`;
  if (bytes > RESULT.bytes) return `its result has more than ${RESULT.bytes / 1024} KiB: select less of it, such as length(…)`;
  return undefined;
}

/** One byte for the kind of message, four for its length, which they count themselves (PostgreSQL manual, 54.7). */
const HEADER = 5;
const [DATA_ROW, ROW_DESCRIPTION, COMMAND_COMPLETE] = [..."DTC"].map((letter) => letter.charCodeAt(0));

/** Follows what a server sends, message by message, without reading any: how much one result is so far. */
export class ResultMeter {
  readonly #header = Buffer.alloc(HEADER);
  #have = 0;
  #skip = 0;
  #rows = 0;
  #bytes = 0;

  /** Takes what has arrived, in pieces of any size. Says why the result is not taken, once it is too large. */
  take(chunk: Buffer): string | undefined {
    for (let at = 0; at < chunk.length; ) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, chunk.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      const copied = chunk.copy(this.#header, this.#have, at, at + HEADER - this.#have);
      this.#have += copied;
      at += copied;
      if (this.#have < HEADER) return undefined;
      const excess = this.#begin(this.#header[0] ?? 0, this.#header.readUInt32BE(1) - (HEADER - 1));
      if (excess) return excess;
    }
    return undefined;
  }

  /** A message begins: its length says what is to come. */
  #begin(kind: number, length: number): string | undefined {
    this.#have = 0;
    this.#skip = length;
    if (kind === ROW_DESCRIPTION || kind === COMMAND_COMPLETE) {
      this.#rows = 0;
      this.#bytes = 0;
    }
    if (kind === DATA_ROW) this.#rows += 1;
    this.#bytes += length;
    return excessOf({ rows: this.#rows, bytes: this.#bytes });
  }
}

/** Cuts a connection whose server sends more than a result may be: the statement under way rejects with an ExcessError. */
export function limitResults(client: pg.Client): pg.Client {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const meter = new ResultMeter();
  stream.prependListener("data", (chunk: Buffer) => {
    const excess = stream.destroyed ? undefined : meter.take(chunk);
    if (excess) stream.destroy(new ExcessError(excess));
  });
  return client;
}
