import * as z from "zod";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, masks, timeoutOf } from "../keys.ts";
import { inputsOf, parseTranscript, transcriptFindings } from "./transcript.ts";

/** How Redis servers stand together; lab/redis starts them. */
const TOPOLOGIES = ["single", "replica", "sentinel", "cluster"] as const;

export const redis = contract({
  engine: "redis",
  keys: z
    .strictObject({
      ...executed,
      timeout: timeoutOf(30_000),
      topology: z.enum(TOPOLOGIES).default("single").describe("The servers: one, with replicas, with Sentinels, a cluster."),
      mask: masks,
    })
    .describe(
      "A transcript of named clients, `A> GET k`: each gets the reply below it, as redis-cli prints it. `(waits)`, `! crash`, `! until`.",
    ),
  parse(body, line) {
    const parsed = parseTranscript(body);
    return { parsed, findings: transcriptFindings(parsed, body, line), inputs: inputsOf(parsed) };
  },
  caption: () => "replies as shown",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
  skeleton: "A> PING\n",
});
