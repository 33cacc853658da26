import * as z from "zod";

/** How brokers of Kafka stand together; lab/kafka starts them. */
export const topology = z
  .enum(["single", "cluster", "secured", "connect"])
  .default("single")
  .describe("The brokers: one, a cluster of three, one with TLS, SCRAM and ACLs, or one with a worker of Kafka Connect.");
