import * as z from "zod";
import { compatibleKeys, refuseTogether } from "../compatible.ts";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, masks, timeoutOf } from "../keys.ts";
import { partsOf } from "./compared.ts";
import { topology } from "./topology.ts";
import { inputsOf, parseTranscript, strayReplies, transcriptFindings } from "./transcript.ts";

/** Redis does not know the setting, and does not start with it. */
const refuseDatabases = ({ topology: servers, on, "cluster-databases": databases }: Databases) =>
  databases && !(servers === "cluster" && on === "valkey")
    ? { found: `cluster-databases=${databases}`, allowed: "topology=cluster on=valkey cluster-databases=4: no other has more than one" }
    : undefined;
type Databases = { topology?: string | undefined; on?: string | undefined; "cluster-databases"?: number | undefined };

export const redis = contract({
  engine: "redis",
  keys: z
    .strictObject({
      ...executed,
      ...compatibleKeys("redis"),
      timeout: timeoutOf(30_000),
      topology: topology.default("single"),
      "io-threads": z
        .string()
        .regex(/^[2-8]$/, "threads of each server, 2 to 8")
        .transform(Number)
        .optional()
        .describe("How many threads of each server read and write: only a start can set it."),
      "cluster-databases": z
        .string()
        .regex(/^([2-9]|1[0-6])$/, "databases of a cluster, 2 to 16")
        .transform(Number)
        .optional()
        .describe(
          "How many databases a cluster has, which is one where nothing is said: Valkey can have more, and only a start can set it.",
        ),
      mask: masks,
    })
    .describe(
      "A transcript of named clients, `A> GET k`: each gets the reply below it, as redis-cli prints it. `(waits)`, `! crash`, `! until`.",
    ),
  refuse: (keys) => refuseTogether(keys) ?? refuseDatabases(keys),
  parse(body, line) {
    const parsed = parseTranscript(body);
    return { parsed, findings: transcriptFindings(parsed, body, line), inputs: inputsOf(parsed) };
  },
  check: ({ contract: { also }, parsed, line }) => strayReplies(parsed, also, line),
  compared: (parsed, body) => (parsed.some(({ otherwise }) => otherwise.length > 0) ? partsOf(body, parsed) : []),
  caption: () => "replies as shown",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
  skeleton: "A> PING\n",
});
