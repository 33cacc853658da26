import * as z from "zod/mini";
import { inOrder, type ProgressEvent, progressEvent } from "./events.ts";

/** What the file says of itself. CONTRIBUTING and /practice/ describe it to whoever wants to read it elsewhere. */
const FORMAT = "master-dev-interview progress";
const VERSION = 1;

/** More than a reader does in a life: 100 answers a day for 50 years are half of it. */
const MOST_EVENTS = 4_000_000;
/** Bytes. A longer file is not opened. */
export const LONGEST = 512 * 1024 * 1024;

const head = z.looseObject({ format: z.literal(FORMAT), version: z.int(), events: z.array(z.unknown()) });

/** All events as a file: JSON, a line for each, so that two of them can be compared. The same events give the same bytes but for the date. */
export function writeFile(events: readonly ProgressEvent[], now: Date): string {
  const lines = inOrder(events).map((event) => `    ${JSON.stringify(event)}`);
  const list = lines.length > 0 ? `[\n${lines.join(",\n")}\n  ]` : "[]";
  return `{\n  "format": ${JSON.stringify(FORMAT)},\n  "version": ${VERSION},\n  "exported": ${JSON.stringify(now.toISOString())},\n  "events": ${list}\n}\n`;
}

/** What a file holds, or why it is not read, in words for its reader. `left`: events that are none, with the first one's fault. */
export type Read = { events: ProgressEvent[]; left: { count: number; first?: string } } | { refused: string };

/** Reads a file that somebody chose: of this site, of another one, or of nobody's. Nothing in it is executed, and nothing but events is kept. */
export function readFile(text: string): Read {
  if (text.length > LONGEST) return { refused: "It is longer than any progress could be (512 MB). Nothing was changed." };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      refused: `It is no JSON: ${error instanceof Error ? error.message : error}. A file from “Save to a file” is needed. Nothing was changed.`,
    };
  }
  const read = head.safeParse(json);
  if (!read.success)
    return {
      refused: `It is JSON, and no progress of this book: it has no “format”: “${FORMAT}” with a version and events. Nothing was changed.`,
    };
  const { version, events } = read.data;
  if (version > VERSION)
    return {
      refused: `It was written by a newer version of this site (${version}; this page reads ${VERSION}). Load the page again, and try once more. Nothing was changed.`,
    };
  if (version < VERSION)
    return { refused: `There is no version ${version} of this file: the first one is ${VERSION}. Nothing was changed.` };
  if (events.length > MOST_EVENTS)
    return { refused: `It has ${events.length} events; at most ${MOST_EVENTS} are read. Nothing was changed.` };
  return sorted(events);
}

function sorted(events: readonly unknown[]): Read {
  const good: ProgressEvent[] = [];
  let count = 0;
  let first: string | undefined;
  for (const [at, event] of events.entries()) {
    const read = progressEvent.safeParse(event);
    if (read.success) good.push(read.data);
    else {
      count++;
      first ??= `event ${at + 1}: ${z.prettifyError(read.error).replaceAll("\n", " ")}`;
    }
  }
  return { events: good, left: { count, ...(first !== undefined && { first }) } };
}
