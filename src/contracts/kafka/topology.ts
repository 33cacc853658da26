import * as z from "zod";

/** How brokers of Kafka stand together; lab/kafka starts them. */
export const topology = z
  .enum(["single", "cluster", "secured"])
  .default("single")
  .describe("The brokers: one, a cluster of three, or one with TLS, SCRAM and ACLs.");
