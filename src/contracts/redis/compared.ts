import type { Part } from "../contract.ts";
import type { ReplyLine, TranscriptStep } from "./transcript.ts";

/** A transcript in parts: what is alike, as it is written, and between that the replies that differ, those of the listing's own engine first. */
export function partsOf(body: string, steps: TranscriptStep[]): Part[] {
  const lines = body.split("\n");
  const parts: Part[] = [];
  let from = 1;
  /** What is alike, up to a line and with it. */
  const goOn = (to: number) => {
    if (to >= from) parts.push({ line: from, text: lines.slice(from - 1, to).join("\n") });
    from = to + 1;
  };
  for (const { end, reply, otherwise } of steps.filter((step) => step.otherwise.length > 0)) {
    goOn(end);
    const engines = [...new Set(otherwise.map(({ engine }) => engine))];
    const others = engines.map((engine) => ({ engine, text: textOf(otherwise.filter((other) => other.engine === engine)) }));
    parts.push({ line: from, replies: [{ text: textOf(reply) }, ...others] });
    from = Math.max(...[...reply, ...otherwise].map(({ line }) => line)) + 1;
  }
  goOn(lines.length);
  return parts;
}

const textOf = (lines: ReplyLine[]): string => lines.map(({ text }) => text).join("\n");
