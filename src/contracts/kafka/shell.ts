import * as z from "zod";
import type { Finding } from "../complaint.ts";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, masks, timeoutOf } from "../keys.ts";
import { inputsOf, type TranscriptStep } from "../redis/transcript.ts";
import { topology } from "./topology.ts";

const COMMAND = /^\$ (.*)$/;
const CONTINUED = /^> (.*)$/;

/**
 * Takes a transcript of a shell apart: `$ ` begins a command, `> ` continues it on the next line, and all else is what it printed. A last line
 * `[1]` is its exit code, where that is not 0. Empty lines do not count.
 */
function parseShell(body: string): TranscriptStep[] {
  const steps: TranscriptStep[] = [];
  for (const [at, line] of body.split("\n").entries()) {
    const first = COMMAND.exec(line)?.[1];
    const more = CONTINUED.exec(line)?.[1];
    const last = steps.at(-1);
    if (first !== undefined)
      steps.push({ kind: "command", line: at + 1, end: at + 1, client: "$", command: first, reply: [], otherwise: [] });
    else if (more !== undefined && last?.kind === "command" && last.end === at) {
      last.command += `\n${more}`;
      last.end = at + 1;
    } else if (line.trim() !== "") last?.reply.push({ line: at + 1, text: line });
  }
  return steps;
}

/** What an author may have got wrong before anything runs. `line`: of the fence. */
function shellFindings(steps: TranscriptStep[], body: string, line: number): Finding[] {
  const first = body.split("\n").findIndex((text) => text.trim() !== "");
  if (COMMAND.test(body.split("\n")[first] ?? "")) return [];
  return [
    {
      line: line + first + 1,
      column: 1,
      found: steps.length === 0 ? "a transcript without a command" : "output above the first command",
      allowed: "$ COMMAND, > and its next line, and below it what it prints; [1]: its exit code",
      paste: "$ kafka-topics.sh --bootstrap-server localhost:9092 --list",
    },
  ];
}

export const shell = contract({
  engine: "kafka",
  keys: z
    .strictObject({ ...executed, topology, timeout: timeoutOf(90_000), mask: masks })
    .describe(
      "Commands of a shell, `$ kafka-topics.sh …`, with Kafka's tools at hand: each prints what stands below it; `[1]`: its exit code.",
    ),
  parse(body, line) {
    const parsed = parseShell(body);
    return { parsed, findings: shellFindings(parsed, body, line), inputs: inputsOf(parsed) };
  },
  caption: () => "prints as shown",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
});
