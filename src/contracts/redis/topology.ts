import * as z from "zod";

/** How Redis servers stand together; lab/redis starts them. */
export const topology = z
  .enum(["single", "replica", "sentinel", "cluster"])
  .describe("The servers: one, with replicas, with Sentinels, a cluster.");
