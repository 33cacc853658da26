import * as z from "zod";

/** What something is called. */
export const name = z.string().min(1);

const plain = z.union([z.string(), z.number(), z.boolean()], "a string, a number, true or false");
/** Headers, or arguments of a declaration. */
export const table = z
  .record(z.string(), z.union([plain, z.array(plain)], "a string, a number, true or false, or a list of them"))
  .default({});

export const queue = z
  .strictObject({
    type: z.enum(["classic", "quorum", "stream"]).optional().describe("Default: the broker's."),
    durable: z.boolean().default(true),
    exclusive: z.boolean().default(false),
    "auto-delete": z.boolean().default(false),
    arguments: table.describe("As in queue.declare: `x-delivery-limit`, `x-dead-letter-exchange` …"),
  })
  .meta({ example: "{ type: quorum }" });

export const exchange = z
  .strictObject({
    type: z.enum(["direct", "fanout", "topic", "headers", "x-consistent-hash", "x-modulus-hash", "x-local-random"]),
    durable: z.boolean().default(true),
    arguments: table.describe("Such as `alternate-exchange`."),
  })
  .meta({ example: "{ type: topic }" });

export const binding = z
  .strictObject({ from: name, to: name, key: z.string().default(""), headers: table.describe("And arguments, such as `x-match`.") })
  .meta({ example: "{ from: events, to: orders, key: order.* }" });

const pattern = z.string().describe("A regular expression: of which queues and exchanges. `^$`: of none.");
/** Their passwords are their names. */
export const user = z
  .strictObject({ vhost: name.default("/"), configure: pattern.default("^$"), write: pattern.default("^$"), read: pattern.default("^$") })
  .meta({ example: "{ write: ^orders$ }" });

export const policy = z
  .strictObject({
    pattern: z.string(),
    "apply-to": z.enum(["queues", "classic_queues", "quorum_queues", "streams", "exchanges", "all"]).default("all"),
    definition: table.describe("Such as `dead-letter-exchange`."),
    priority: z.number().int().default(0),
  })
  .meta({ example: "{ pattern: ^orders, definition: { max-length: 10 } }" });

/** Whose connection it is, and to which node. */
export const connection = {
  user: name.optional().describe("One of `users`. Default: guest, who may do everything."),
  vhost: name.optional(),
  node: z.number().int().positive().optional().describe("Of a cluster: 1, 2 or 3. Default: the first."),
};

/** The reply code of an exception: one that ends a channel, such as 406, or the connection, such as 530. */
export const fails = z.number().int().optional().describe("The reply code it ends with, such as 406.");
