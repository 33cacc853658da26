import * as z from "zod";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, timeoutOf } from "../keys.ts";
import { parseLocated } from "../located.ts";
import { binding, exchange, name, policy, queue, user } from "./declared.ts";
import { step } from "./steps.ts";
import { topology } from "./topology.ts";

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
  config: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe("Lines of `rabbitmq.conf`, for which a broker of its own is started.")
    .meta({ example: "{ max_message_size: 1024 }" }),
  vhosts: z.array(name).default([]),
  users: z.record(name, user).default({}).describe("Their passwords are their names.").meta({ example: "{ shop: { write: ^orders$ } }" }),
  policies: z.record(name, policy).default({}).meta({ example: "{ short: { pattern: ^orders, definition: { max-length: 10 } } }" }),
  queues: z.record(name, queue.nullable()).default({}).meta({ example: "{ orders: { type: quorum } }" }),
  exchanges: z.record(name, exchange).default({}).meta({ example: "{ events: { type: topic } }" }),
  bindings: z.array(binding).default([]),
  steps: z.array(step).min(1),
  holds: z
    .record(name, z.number().int().nonnegative())
    .default({})
    .describe("How many messages queues hold in the end: they are taken out, and shown.")
    .meta({ example: "{ orders: 2 }" }),
  expect: z
    .record(name, z.array(held).meta({ example: "[{ body: o-1 }]" }))
    .default({})
    .describe("What queues hold in the end, in order. `[]`: nothing. It is compared, and not shown.")
    .meta({ example: "{ orders: [{ body: o-1 }] }" }),
});
export type Scenario = z.output<typeof SCENARIO>;
export type ScenarioStep = Scenario["steps"][number];
export type Held = z.output<typeof held>;

export const scenario = contract({
  engine: "rabbitmq",
  keys: z
    .strictObject({ ...executed, topology, timeout: timeoutOf(60_000) })
    .describe("A scenario on a broker: what is declared, the steps in order, and what the queues hold in the end (`holds`, `expect`)."),
  parse(body, line) {
    const { value, findings } = parseLocated(SCENARIO, body, line, "the scenario");
    return { parsed: value, findings };
  },
  caption: () => "ends as expected",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
  skeleton: "queues:\n  orders: {}\nsteps:\n  - publish: { to: orders, bodies: [a] }\nholds: { orders: 1 }\n",
});
