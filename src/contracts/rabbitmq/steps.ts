import * as z from "zod";
import { exactlyOne } from "../located.ts";
import { binding, connection, exchange, fails, name, queue, table } from "./declared.ts";

const many = z.number().int().positive();

const publish = z
  .strictObject({
    as: name.optional().describe("What the publisher is called in later steps. Those of one name share a channel."),
    ...connection,
    to: name.optional().describe("A queue, by the default exchange."),
    exchange: name.optional(),
    key: z.string().optional().describe("Routing key."),
    bodies: z.array(z.string()).min(1).optional().describe("One message each."),
    count: many.optional().describe("Or so many messages: 1, 2, 3 …"),
    persistent: z.boolean().default(true),
    mandatory: z.boolean().default(false).describe("Returned when no queue takes it."),
    ttl: z.number().int().nonnegative().optional().describe("Milliseconds, as the message's own `expiration`."),
    priority: z.number().int().nonnegative().optional(),
    headers: table.describe("`CC` and `BCC` among them are lists of more routing keys."),
    wait: z.boolean().default(true).describe("Until the broker has confirmed; false: a later `confirms` does."),
    fails,
  })
  .refine(({ bodies, count }) => (bodies === undefined) !== (count === undefined), "bodies, or a count, of what is published")
  .meta({ example: "{ to: orders, bodies: [o-1] }" });

const consume = z
  .strictObject({
    as: name.describe("What the consumer is called in later steps. It has a connection and a channel of its own."),
    ...connection,
    queue: name,
    prefetch: z.number().int().nonnegative().default(0).describe("basic.qos; 0: no limit, which is AMQP's default."),
    "auto-ack": z.boolean().default(false),
    exclusive: z.boolean().default(false),
    arguments: table.describe("As in basic.consume: `x-stream-offset`, `x-priority` …"),
    fails,
  })
  .meta({ example: "{ as: worker, queue: orders }" });

const receive = z
  .strictObject({
    by: name,
    body: z.string().optional().describe("What has to come. More than one: `bodies`."),
    bodies: z.array(z.string()).optional(),
    count: many.optional().describe("Or so many, whatever they are."),
    redelivered: z.boolean().optional(),
  })
  .meta({ example: "{ by: worker, body: o-1 }" });

const get = z
  .strictObject({ queue: name, ...connection, count: many.default(1), fails })
  .describe("basic.get, answered with an ack.")
  .meta({ example: "{ queue: orders }" });

const settle = z
  .strictObject({
    by: name,
    body: z.string().optional().describe("Default: what it received last."),
    tag: z.number().int().nonnegative().optional().describe("Or a delivery tag, whether it has such a delivery or not."),
    requeue: z.boolean().default(false),
    multiple: z.boolean().default(false),
    fails,
  })
  .meta({ example: "{ by: worker, body: o-1 }" });

const loop = z
  .strictObject({
    by: name,
    answer: z.enum(["reject", "nack", "crash"]).describe("To each delivery. `crash`: the connection is cut, and made anew."),
    requeue: z.boolean().default(true),
    times: many.describe("At most so many deliveries."),
    until: name.optional().describe("Or until this queue holds a message."),
  })
  .meta({ example: "{ by: worker, answer: nack, times: 3 }" });

/** RabbitMQ's own tools, which are scripts in its `sbin`. */
const TOOLS = ["rabbitmqctl", "rabbitmq-queues", "rabbitmq-streams", "rabbitmq-diagnostics", "rabbitmq-plugins", "rabbitmq-upgrade"];

const run = z
  .strictObject({
    command: z
      .string()
      .regex(new RegExp(`^(${TOOLS.join("|")}) `), `one of ${TOOLS.join(" ")}, and its arguments`)
      .describe("`rabbitmqctl list_queues name messages`, or another of RabbitMQ's tools. Rows of a list are sorted."),
    node: connection.node,
    quiet: z.boolean().default(false).describe("What it prints is not shown."),
    fails: z.number().int().optional().describe("Its exit code, where that is not 0."),
  })
  .meta({ example: "{ command: rabbitmqctl list_queues name messages }" });

const nodeOf = z
  .strictObject({
    node: z.number().int().positive().optional(),
    "leader-of": name.optional().describe("Or the one that leads this queue."),
  })
  .meta({ example: "{ node: 2 }" });

const isQueueOrExchange = (step: { queue?: string | undefined; exchange?: string | undefined }): boolean =>
  (step.queue === undefined) !== (step.exchange === undefined);

/** One step: exactly one of these. */
export const step = exactlyOne({
  publish,
  confirms: name.describe("Waits until all that this publisher has sent is confirmed, or refused.").meta({ example: "sender" }),
  blocked: name.describe("Waits until the broker has blocked this publisher's connection.").meta({ example: "sender" }),
  consume,
  receive,
  get,
  ack: settle.omit({ requeue: true }).meta({ example: "{ by: worker }" }),
  nack: settle,
  reject: settle.omit({ multiple: true }).meta({ example: "{ by: worker, requeue: true }" }),
  loop,
  cancelled: name.describe("Waits until the broker has cancelled this consumer.").meta({ example: "worker" }),
  closed: name.describe("Waits until the broker has closed the channel of this consumer or publisher.").meta({ example: "worker" }),
  leave: z.strictObject({ who: name, how: z.enum(["cancel", "close", "crash"]) }).meta({ example: "{ who: worker, how: crash }" }),
  ready: z
    .record(name, z.number().int().nonnegative())
    .describe("Waits until queues have so many messages to give.")
    .meta({ example: "{ orders: 2 }" }),
  declare: z
    .strictObject({ queue: name.optional(), exchange: name.optional(), ...connection, fails })
    .extend(queue.shape)
    .extend({ type: z.union([queue.shape.type.unwrap(), exchange.shape.type]).optional() })
    .refine(isQueueOrExchange, "a queue or an exchange")
    .meta({ example: "{ queue: orders, durable: false, fails: 406 }" }),
  bind: binding.extend({ ...connection, fails }),
  unbind: binding,
  purge: name.meta({ example: "orders" }),
  delete: z
    .strictObject({ queue: name.optional(), exchange: name.optional(), ...connection, fails })
    .refine(isQueueOrExchange, "a queue or an exchange")
    .meta({ example: "{ queue: orders }" }),
  restart: z.enum(["stop", "kill"]).describe("The broker: in peace, or by kill -9.").meta({ example: "kill" }),
  kill: nodeOf.describe("A node, by kill -9."),
  stop: nodeOf.describe("A node, in peace."),
  start: z.strictObject({ node: z.number().int().positive() }).meta({ example: "{ node: 2 }" }),
  run,
});
