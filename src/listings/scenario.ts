import * as z from "zod";
import type { Finding } from "./complaint.ts";
import { exactlyOne, parseLocated } from "./located.ts";

const name = z.string().min(1);
const header = z.union([z.string(), z.number(), z.boolean()]);
const table = z.record(z.string(), header).default({});

const queue = z.strictObject({
  type: z.enum(["classic", "quorum", "stream"]).optional().describe("Default: the broker's."),
  durable: z.boolean().default(true),
  exclusive: z.boolean().default(false),
  "auto-delete": z.boolean().default(false),
  arguments: table.describe("As in queue.declare: `x-delivery-limit`, `x-dead-letter-exchange` …"),
});
const exchange = z.strictObject({
  type: z.enum(["direct", "fanout", "topic", "headers"]),
  arguments: table.describe("Such as `alternate-exchange`."),
});

const publish = z.strictObject({
  to: name.optional().describe("A queue, by the default exchange."),
  exchange: name.optional(),
  key: z.string().optional().describe("Routing key."),
  bodies: z.array(z.string()).min(1).describe("One message each."),
  persistent: z.boolean().default(true),
  mandatory: z.boolean().default(false).describe("Returned when no queue takes it."),
  ttl: z.number().int().nonnegative().optional().describe("Milliseconds, as the message's own `expiration`."),
  headers: table,
});
const consume = z.strictObject({
  as: name.describe("What the consumer is called in later steps. It has a connection and a channel of its own."),
  queue: name,
  prefetch: z.number().int().nonnegative().default(0).describe("basic.qos; 0: no limit, which is AMQP's default."),
  "auto-ack": z.boolean().default(false),
});
const receive = z.strictObject({
  by: name,
  body: z.string().optional().describe("What has to come. More than one: `bodies`."),
  bodies: z.array(z.string()).optional(),
  redelivered: z.boolean().optional(),
});
const settle = z.strictObject({
  by: name,
  body: z.string().optional().describe("Default: what it received last."),
  requeue: z.boolean().default(false),
  multiple: z.boolean().default(false),
});
const loop = z.strictObject({
  by: name,
  answer: z.enum(["reject", "nack", "crash"]).describe("To each delivery. `crash`: the connection is cut, and made anew."),
  requeue: z.boolean().default(true),
  times: z.number().int().positive().describe("At most so many deliveries."),
  until: name.optional().describe("Or until this queue holds a message."),
});

/** One step: exactly one of these. */
const step = exactlyOne({
  publish,
  consume,
  receive,
  ack: settle.omit({ requeue: true }),
  nack: settle,
  reject: settle.omit({ multiple: true }),
  loop,
  leave: z.strictObject({ who: name, how: z.enum(["cancel", "close", "crash"]) }),
  ready: z.record(name, z.number().int().nonnegative()).describe("Waits until queues have so many messages to give."),
  restart: z.enum(["stop", "kill"]).describe("The broker: in peace, or by kill -9."),
  declare: z
    .strictObject({ queue: name, fails: z.number().int().optional().describe("The reply code of the channel's end, such as 406.") })
    .extend(queue.shape),
});

const held = z.strictObject({
  body: z.string(),
  reason: z.enum(["rejected", "expired", "maxlen", "delivery_limit"]).optional().describe("Why it was dead-lettered: x-death."),
  from: name.optional().describe("The queue it died in."),
  count: z.number().int().positive().optional(),
  redelivered: z.boolean().optional(),
});

/** What a `yaml rabbitmq` listing may say. */
export const SCENARIO = z.strictObject({
  queues: z.record(name, queue.nullable()).default({}),
  exchanges: z.record(name, exchange).default({}),
  bindings: z.array(z.strictObject({ from: name, to: name, key: z.string().default(""), headers: table })).default([]),
  steps: z.array(step).min(1),
  expect: z.record(name, z.array(held)).default({}).describe("What the queues hold in the end, in order. `[]`: nothing."),
});
export type Scenario = z.output<typeof SCENARIO>;
export type ScenarioStep = Scenario["steps"][number];
export type Held = z.output<typeof held>;

/** Reads a scenario. Findings have the line, counted from the fence's own. */
export function parseScenario(body: string, line: number): { scenario: Scenario | undefined; findings: Finding[] } {
  const { value, findings } = parseLocated(SCENARIO, body, line, "the scenario");
  return { scenario: value, findings };
}
