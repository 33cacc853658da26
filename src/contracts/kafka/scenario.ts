import * as z from "zod";
import { byEngine, contract, elsewhere } from "../contract.ts";
import { executed, timeoutOf } from "../keys.ts";
import { exactlyOne, parseLocated } from "../located.ts";
import { topology } from "./topology.ts";

const name = z.string().min(1);
const settings = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()], "a string, a number, true or false").transform(String))
  .default({});
const broker = z.int().min(1).max(3);
const values = z.array(z.string()).min(1);
const EXCEPTION = /^[A-Z]\w+Exception$/;
const EXCEPTIONS = "the name of an exception, such as CommitFailedException";
const fails = z.string().regex(EXCEPTION, EXCEPTIONS).optional();
const isolation = z.enum(["read_uncommitted", "read_committed"]);

const topic = z
  .strictObject({
    partitions: z.number().int().positive().default(1),
    replicas: z.number().int().min(1).max(3).default(1),
    on: z.array(broker).min(1).optional().describe("The brokers of its replicas, the preferred leader first."),
    config: settings.describe("Of the topic, such as `min.insync.replicas`."),
  })
  .meta({ example: "{ partitions: 2 }" });

const produce = z
  .strictObject({
    to: name,
    by: name.default("producer").describe("Whose producer: each has one of its own."),
    key: z.string().optional(),
    partition: z.number().int().nonnegative().optional().describe("Default: the partitioner chooses."),
    age: z.iso.duration("a duration of ISO 8601, such as PT2H").optional().describe("How long ago their timestamp is. Default: now."),
    values,
    fails,
  })
  .meta({ example: "{ to: payments, values: [p-1] }" });
const join = z
  .strictObject({
    as: name.describe("What the member is called in later steps, and its client.id."),
    group: name,
    topics: z.array(name).min(1),
    protocol: z.enum(["classic", "consumer"]).default("classic").describe("`group.protocol`; `consumer` is KIP-848's."),
    assignor: z
      .enum(["range", "roundrobin", "sticky", "cooperative-sticky"])
      .optional()
      .describe("The client's, of the classic protocol. Default: range and cooperative-sticky. The broker's is `group.remote.assignor`."),
    static: name.optional().describe("`group.instance.id`: static membership."),
    revoked: z.enum(["commit"]).optional().describe("What it does in `onPartitionsRevoked`: commits what it handled of those partitions."),
    config: settings.describe("Of the consumer, such as `max.poll.interval.ms`."),
    fails: fails.describe("The client refuses its settings."),
  })
  .meta({ example: "{ as: A, group: billing, topics: [payments] }" });

/** One step: exactly one of these. */
const step = exactlyOne({
  producer: z
    .strictObject({ as: name, "transactional-id": name.optional(), config: settings, fails })
    .describe("Opens a producer; with a transactional id it fences whoever had it.")
    .meta({ example: "{ as: app, transactional-id: app-1 }" }),
  produce,
  begin: z.strictObject({ by: name }).describe("A transaction.").meta({ example: "{ by: app }" }),
  "send-offsets": z
    .strictObject({ by: name, from: name, fails })
    .describe("What a member handled, into the transaction.")
    .meta({ example: "{ by: app, from: A }" }),
  end: z
    .strictObject({ by: name, how: z.enum(["commit", "abort"]), fails })
    .describe("The transaction.")
    .meta({ example: "{ by: app, how: commit }" }),
  join,
  settled: z
    .strictObject({ group: name, members: z.array(name).min(1) })
    .describe("Waits until the group is stable with these members, and each partition is owned once.")
    .meta({ example: "{ group: billing, members: [A, B] }" }),
  owns: z
    .strictObject({ who: name, partitions: z.number().int().nonnegative() })
    .describe("Waits until a member owns so many, whatever the others do: for what happens before a group is stable.")
    .meta({ example: "{ who: A, partitions: 2 }" }),
  state: z
    .strictObject({ group: name, is: name })
    .describe("Waits until the coordinator calls the group so, such as PreparingRebalance.")
    .meta({ example: "{ group: billing, is: PreparingRebalance }" }),
  offset: z
    .strictObject({ group: name, topic: name, is: z.number().int().nonnegative() })
    .describe("Waits until the committed offsets of a group add up to this: for a member that commits by itself.")
    .meta({ example: "{ group: billing, topic: payments, is: 1 }" }),
  receive: z
    .strictObject({ by: name, values })
    .describe("Records a member handles; in any order where they come from several partitions.")
    .meta({ example: "{ by: A, values: [p-1] }" }),
  commit: z
    .strictObject({
      by: name,
      late: z.boolean().optional().describe("Also of partitions that have been taken from it, as a job on another thread would."),
      fails,
    })
    .describe("commitSync, of what it handled.")
    .meta({ example: "{ by: A }" }),
  busy: z.strictObject({ who: name }).describe("Its handler takes long: it stops polling.").meta({ example: "{ who: A }" }),
  polls: z.strictObject({ who: name }).describe("It polls again.").meta({ example: "{ who: A }" }),
  throws: z
    .strictObject({ who: name, what: z.string().regex(EXCEPTION, EXCEPTIONS) })
    .describe("Waits until a member's `poll` throws this. It has ended then.")
    .meta({ example: "{ who: A, what: FencedInstanceIdException }" }),
  leave: z
    .strictObject({ who: name, how: z.enum(["close", "crash"]) })
    .describe("`crash`: connections close, and it takes no leave.")
    .meta({ example: "{ who: A, how: crash }" }),
  read: z
    .strictObject({ topic: name, isolation, gives: z.array(z.string()) })
    .describe("All that a reader is given now.")
    .meta({ example: "{ topic: payments, isolation: read_committed, gives: [p-1] }" }),
  grow: z
    .strictObject({ topic: name, partitions: z.number().int().positive() })
    .describe("Adds partitions.")
    .meta({ example: "{ topic: payments, partitions: 4 }" }),
  kill: exactlyOne({ broker, "leader-of": name })
    .describe("By kill -9. With `topology=cluster`.")
    .meta({ example: "{ leader-of: payments }" }),
  pause: exactlyOne({ broker, "leader-of": name, "followers-of": name })
    .describe("By SIGSTOP, as a long pause of the garbage collector: nobody is told. With `topology=cluster`.")
    .meta({ example: "{ followers-of: payments }" }),
  resume: z
    .strictObject({ broker: z.enum(["paused"]) })
    .describe("All brokers that were paused.")
    .meta({ example: "{ broker: paused }" }),
  stop: exactlyOne({ broker, "leader-of": name })
    .describe("In peace: it hands over what it leads. With `topology=cluster`.")
    .meta({ example: "{ leader-of: payments }" }),
  start: z
    .strictObject({ broker: z.union([z.enum(["killed"]), broker]).describe("`killed`: all that were killed or stopped.") })
    .describe("On the same data.")
    .meta({ example: "{ broker: killed }" }),
  "in-sync": z
    .strictObject({ topic: name, replicas: z.number().int().nonnegative() })
    .describe("Waits until each partition has a leader and so many replicas in sync; 0: until it has no leader.")
    .meta({ example: "{ topic: payments, replicas: 2 }" }),
  replicas: z
    .strictObject({ topic: name })
    .describe("Tells who leads each partition, who is in sync, and who else is eligible.")
    .meta({ example: "{ topic: payments }" }),
  elect: z
    .strictObject({ topic: name, how: z.enum(["preferred", "unclean"]) })
    .describe("Asks the controller for leaders, as kafka-leader-election.sh does.")
    .meta({ example: "{ topic: payments, how: preferred }" }),
  shell: z.string().min(1).describe("A command with Kafka's tools, as in `console kafka`: what they print while the members are there."),
});

const byTopic = <Value extends z.ZodType>(value: Value) => z.record(name, value).default({});

/** What a `yaml kafka` listing may say. */
const KAFKA_SCENARIO = z.strictObject({
  topics: z.record(name, topic).meta({ example: "{ payments: { partitions: 2 } }" }),
  steps: z.array(step).min(1),
  expect: z
    .strictObject({
      read_uncommitted: byTopic(z.array(z.string())),
      read_committed: byTopic(z.array(z.string())),
      committed: byTopic(byTopic(z.number().int())).describe("By group and topic: the sum of the committed offsets."),
      lag: byTopic(byTopic(z.number().int())).describe("By group and topic: records after the committed offsets."),
    })
    .prefault({})
    .describe("What is to be seen in the end.")
    .meta({ example: "{ committed: { billing: { payments: 2 } } }" }),
});
export type KafkaScenario = z.output<typeof KAFKA_SCENARIO>;
export type KafkaStep = KafkaScenario["steps"][number];
/** What was to be seen in the end, and was. */
export type KafkaEnd = KafkaScenario["expect"];

export const scenario = contract({
  engine: "kafka",
  keys: z
    .strictObject({ ...executed, topology, timeout: timeoutOf(90_000) })
    .describe(
      "A scenario on brokers: topics, the steps of producers and of group members in order, and what is to be seen in the end (`expect`).",
    ),
  parse(body, line) {
    const { value, findings } = parseLocated(KAFKA_SCENARIO, body, line, "the scenario");
    return { parsed: value, findings };
  },
  caption: () => "ends as expected",
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
  skeleton: "topics:\n  orders: {}\nsteps:\n  - produce: { to: orders, values: [a] }\nexpect:\n  committed: {}\n",
});
