import * as z from "zod";

/** How nodes of RabbitMQ stand together; lab/rabbitmq starts them. */
export const topology = z.enum(["single", "cluster"]).default("single").describe("The nodes: one, or a cluster of three.");
