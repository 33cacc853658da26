import * as z from "zod";

/** How brokers of Kafka stand together; lab/kafka starts them. */
export const topology = z.enum(["single", "cluster"]).default("single").describe("The brokers: one, or a cluster of three.");
