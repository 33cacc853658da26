import * as z from "zod";
import { byEngine, contract, elsewhere, unread } from "../contract.ts";
import { executed, timeoutOf } from "../keys.ts";
import { topology } from "./topology.ts";

/** A program in Java: of what Kafka has for Java alone. */
export const program = contract({
  engine: "kafka",
  keys: z
    .strictObject({ ...executed, topology, timeout: timeoutOf(30_000) })
    .describe(
      "A Java program of one file, with Kafka's clients and Kafka Streams on its path and `KAFKA_BROKERS` in its environment: exit 0.",
    ),
  parse: unread,
  caption: () => "runs",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
});
