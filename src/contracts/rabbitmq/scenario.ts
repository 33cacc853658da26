import * as z from "zod";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, timeoutOf } from "../keys.ts";
import { exactlyOne, parseLocated } from "../located.ts";

const name = z.string().min(1);
const header = z.union([z.string(), z.number(), z.boolean()], "a string, a number, true or false");
const table = z.record(z.string(), header).default({});

const queue = z
  .strictObject({
    type: z.enum(["classic", "quorum", "stream"]).optional().describe("Default: the broker's."),
    durable: z.boolean().default(true),
    exclusive: z.boolean().default(false),
    "auto-delete": z.boolean().default(false),
    arguments: table.describe("As in queue.declare: `x-delivery-limit`, `x-dead-letter-exchange` …"),
  })
  .meta({ example: "{ type: quorum }" });
const exchange = z
  .strictObject({
    type: z.enum(["direct", "fanout", "topic", "headers"]),
    arguments: table.describe("Such as `alternate-exchange`."),
  })
  .meta({ example: "{ type: topic }" });

const publish = z
  .strictObject({
    to: name.optional().describe("A queue, by the default exchange."),
    exchange: name.optional(),
    key: z.string().optional().describe("Routing key."),
    bodies: z.array(z.string()).min(1).describe("One message each."),
    persistent: z.boolean().default(true),
    mandatory: z.boolean().default(false).describe("Returned when no queue takes it."),
    ttl: z.number().int().nonnegative().optional().describe("Milliseconds, as the message's own `expiration`."),
    headers: table,
  })
  .meta({ example: "{ to: orders, bodies: [o-1] }" });
const consume = z
  .strictObject({
    as: name.describe("What the consumer is called in later steps. It has a connection and a channel of its own."),
    queue: name,
    prefetch: z.number().int().nonnegative().default(0).describe("basic.qos; 0: no limit, which is AMQP's default."),
    "auto-ack": z.boolean().default(false),
  })
  .meta({ example: "{ as: worker, queue: orders }" });
const receive = z
  .strictObject({
    by: name,
    body: z.string().optional().describe("What has to come. More than one: `bodies`."),
    bodies: z.array(z.string()).optional(),
    redelivered: z.boolean().optional(),
  })
  .meta({ example: "{ by: worker, body: o-1 }" });
const settle = z
  .strictObject({
    by: name,
    body: z.string().optional().describe("Default: what it received last."),
    requeue: z.boolean().default(false),
    multiple: z.boolean().default(false),
  })
  .meta({ example: "{ by: worker, body: o-1 }" });
const loop = z
  .strictObject({
    by: name,
    answer: z.enum(["reject", "nack", "crash"]).describe("To each delivery. `crash`: the connection is cut, and made anew."),
    requeue: z.boolean().default(true),
    times: z.number().int().positive().describe("At most so many deliveries."),
    until: name.optional().describe("Or until this queue holds a message."),
  })
  .meta({ example: "{ by: worker, answer: nack, times: 3 }" });

/** One step: exactly one of these. */
const step = exactlyOne({
  publish,
  consume,
  receive,
  ack: settle.omit({ requeue: true }).meta({ example: "{ by: worker }" }),
  nack: settle,
  reject: settle.omit({ multiple: true }).meta({ example: "{ by: worker, requeue: true }" }),
  loop,
  leave: z.strictObject({ who: name, how: z.enum(["cancel", "close", "crash"]) }).meta({ example: "{ who: worker, how: crash }" }),
  ready: z
    .record(name, z.number().int().nonnegative())
    .describe("Waits until queues have so many messages to give.")
    .meta({ example: "{ orders: 2 }" }),
  restart: z.enum(["stop", "kill"]).describe("The broker: in peace, or by kill -9.").meta({ example: "kill" }),
  declare: z
    .strictObject({ queue: name, fails: z.number().int().optional().describe("The reply code of the channel's end, such as 406.") })
    .extend(queue.shape)
    .meta({ example: "{ queue: orders, durable: false, fails: 406 }" }),
});

const binding = z
  .strictObject({ from: name, to: name, key: z.string().default(""), headers: table })
  .meta({ example: "{ from: events, to: orders, key: order.* }" });

const held = z
  .strictObject({
    body: z.string(),
    reason: z.enum(["rejected", "expired", "maxlen", "delivery_limit"]).optional().describe("Why it was dead-lettered: x-death."),
    from: name.optional().describe("The queue it died in."),
    count: z.number().int().positive().optional(),
    redelivered: z.boolean().optional(),
  })
  .meta({ example: "{ body: o-1 }" });

/** What a `yaml rabbitmq` listing may say. */
const SCENARIO = z.strictObject({
  queues: z.record(name, queue.nullable()).default({}).meta({ example: "{ orders: { type: quorum } }" }),
  exchanges: z.record(name, exchange).default({}).meta({ example: "{ events: { type: topic } }" }),
  bindings: z.array(binding).default([]),
  steps: z.array(step).min(1),
  expect: z
    .record(name, z.array(held).meta({ example: "[{ body: o-1 }]" }))
    .default({})
    .describe("What the queues hold in the end, in order. `[]`: nothing.")
    .meta({ example: "{ orders: [{ body: o-1 }] }" }),
});
export type Scenario = z.output<typeof SCENARIO>;
export type ScenarioStep = Scenario["steps"][number];
export type Held = z.output<typeof held>;

export const scenario = contract({
  engine: "rabbitmq",
  keys: z
    .strictObject({ ...executed, timeout: timeoutOf(60_000) })
    .describe("A scenario on a broker: what is declared, the steps in order, and what the queues hold in the end (`expect`)."),
  parse(body, line) {
    const { value, findings } = parseLocated(SCENARIO, body, line, "the scenario");
    return { parsed: value, findings };
  },
  caption: () => "ends as expected",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
  skeleton: "queues:\n  orders: {}\nsteps:\n  - publish: { to: orders, bodies: [a] }\nexpect:\n  orders: [{ body: a }]\n",
});
