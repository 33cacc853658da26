import { EnvironmentError } from "../../../lab/environment.ts";
import type { Cluster } from "../../../lab/kafka/cluster.ts";
import type { KafkaScenario, KafkaStep } from "../../../src/listings/index.ts";
import { Brokers } from "./brokers.ts";
import { ClientError, type Clients, type ConsumedRecord } from "./clients.ts";
import { isSomebodyMissed, joiningOf } from "./joining.ts";
import type { ScenarioRun } from "./judge.ts";
import { Members, type Until } from "./members.ts";
import { tellMember, tellOwnership, tellProduced } from "./narrate.ts";
import { inOrder, isOrdered, seenInTheEnd, valuesIn } from "./seen.ts";
import { Shell } from "./shell.ts";

type Of<Name extends keyof KafkaStep> = NonNullable<KafkaStep[Name]>;

const POLL_MS = 20;
const TOOL_TIMEOUT = 60_000;

/** Plays a scenario on brokers, by Kafka's own clients. */
export class Stage {
  readonly #cluster: Cluster;
  readonly #clients: Clients;
  readonly #scenario: KafkaScenario;
  readonly #members: Members;
  readonly #brokers: Brokers;
  #shell: Shell | undefined;
  /** Members that will be killed: by a JVM of their own, so that it is real. */
  readonly #crashing: Set<string>;
  readonly events: string[] = [];
  /** The step under way. */
  at = -1;
  #over = false;
  /** What is waited for, and what is there instead. */
  #waitsFor = "";

  constructor(cluster: Cluster, clients: Clients, scenario: KafkaScenario) {
    this.#cluster = cluster;
    this.#clients = clients;
    this.#scenario = scenario;
    this.#members = new Members(cluster, clients);
    this.#brokers = new Brokers(cluster, clients);
    this.#crashing = new Set(scenario.steps.flatMap(({ leave }) => (leave?.how === "crash" ? [leave.who] : [])));
  }

  async play(): Promise<ScenarioRun> {
    try {
      for (const [topic, options] of Object.entries(this.#scenario.topics)) await this.#clients.ask("topic", { topic, ...options });
      for (const step of this.#scenario.steps) {
        this.at += 1;
        await this.#take(step);
      }
      return { events: this.events, end: await seenInTheEnd(this.#clients, this.#scenario.expect) };
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      return { events: this.events, end: undefined, stuck: { step: this.at, message } };
    }
  }

  /** Where it stands, when it takes too long. */
  late(timeout: number): ScenarioRun {
    const message = `did not end within ${timeout / 1000} s${this.#waitsFor && `: ${this.#waitsFor}`}`;
    return { events: this.events, end: undefined, stuck: { step: this.at, message } };
  }

  /** Nobody waits any more, nobody is left who had a JVM of his own, and no broker stands still. */
  stop(): void {
    this.#over = true;
    this.#brokers.resume();
    this.#members.stop();
    this.#shell?.close();
  }

  readonly #plays: { [Name in keyof Required<KafkaStep>]: (part: Of<Name>) => Promise<unknown> } = {
    producer: (part) => this.#producer(part),
    produce: (part) => this.#produce(part),
    begin: (part) => this.#do(`${part.by} begins a transaction`, undefined, "begin", part),
    "send-offsets": (part) => this.#do(`${part.by} adds the offsets of ${part.from} to its transaction`, part.fails, "offsets-in", part),
    end: (part) => this.#do(`${part.by} ${part.how}s`, part.fails, "end", part),
    join: (part) => this.#join(part),
    settled: (part) => this.#settled(part),
    owns: (part) => this.#owns(part),
    throws: (part) => this.#throws(part),
    state: async (part) => this.events.push(await this.#brokers.state(part, this.#until)),
    offset: async (part) => this.events.push(await this.#brokers.offset(part, this.#until)),
    receive: (part) => this.#receive(part),
    commit: (part) => this.#do(`${part.by} commits${part.late ? " late" : ""}`, part.fails, "commit", part, part.by),
    busy: (part) => this.#do(`${part.who} is busy, and does not poll`, undefined, "stick", { ...part, sticks: true }, part.who),
    polls: (part) => this.#do(`${part.who} polls again`, undefined, "stick", { ...part, sticks: false }, part.who),
    leave: (part) => this.#leave(part),
    read: (part) => this.#read(part),
    grow: (part) => this.#do(`${part.topic} has ${part.partitions} partitions now`, undefined, "grow", part),
    kill: async (part) => this.events.push(await this.#brokers.end("kill", part)),
    stop: async (part) => this.events.push(await this.#brokers.end("stop", part)),
    start: async (part) => this.events.push(await this.#brokers.start(part)),
    pause: async (part) => this.events.push(await this.#brokers.pause(part)),
    resume: async () => this.events.push(this.#brokers.resume()),
    "in-sync": async (part) => this.events.push(await this.#brokers.inSync(part, this.#until)),
    replicas: async (part) => this.events.push(...(await this.#brokers.replicas(part))),
    elect: (part) => this.#do(`the ${part.how} leader of ${part.topic} is elected`, undefined, "elect", part),
    shell: (part) => this.#runTool(part),
  };

  async #take(step: KafkaStep): Promise<void> {
    for (const [name, part] of Object.entries(step))
      await (this.#plays[name as keyof KafkaStep] as (part: unknown) => Promise<unknown>)(part);
  }

  /** Asks a member, or the clients that all share, for something, and tells of it. */
  async #do(told: string, fails: string | undefined, what: string, details: object, member?: string): Promise<void> {
    const clients = member === undefined ? this.#clients : this.#members.of(member);
    const done = await this.#attempt(told, fails, () => clients.ask(what, details));
    if (done !== undefined) this.events.push(told);
  }

  /** Fails as it was said to, and only so: `undefined` then. */
  async #attempt<Answer>(told: string, fails: string | undefined, work: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      const answer = await work();
      if (!fails) return answer;
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      this.events.push(`${told}: ${error.exception}`);
      if (error.exception === fails) return undefined;
      throw new Error(`${told}: ${error.message}. Expected? Write fails: ${error.exception}`);
    }
    throw new Error(`${told}: and did not fail with ${fails}`);
  }

  async #producer({ as, "transactional-id": id, config, fails }: Of<"producer">): Promise<void> {
    const all = { ...config, ...(id && { "transactional.id": id }) };
    await this.#do(`${as} opens${id ? `, transactional id ${id}` : ""}`, fails, "producer", { by: as, config: all });
  }

  async #produce({ to, by, key, partition, age, values, fails }: Of<"produce">): Promise<void> {
    const where: number[] = [];
    for (const value of values) {
      const details = { topic: to, by, value, key, partition, age }; // as JSON, without those that are undefined
      const sent = await this.#attempt(`${by} produces ${value} to ${to}`, fails, () =>
        this.#clients.ask<ConsumedRecord>("produce", details),
      );
      if (!sent) return;
      where.push(sent.partition);
    }
    this.events.push(tellProduced(by, to, values, key, where));
  }

  async #join(step: Of<"join">): Promise<void> {
    const { told, joining } = joiningOf(step, isSomebodyMissed(this.#scenario.steps));
    const joined = await this.#attempt(told, step.fails, () => this.#members.join(joining, this.#crashing.has(step.as)));
    if (joined) this.events.push(told);
  }

  async #settled({ group, members }: Of<"settled">): Promise<void> {
    const owned = await this.#members.settled(group, members, this.#until);
    this.events.push(`${group} is stable with ${members.join(", ")}`, ...tellOwnership(owned, members));
  }

  async #owns({ who, partitions }: Of<"owns">): Promise<void> {
    this.events.push(tellMember(await this.#members.owns(who, partitions, this.#until), who, true));
  }

  async #throws({ who, what }: Of<"throws">): Promise<void> {
    await this.#members.throws(who, what, this.#until);
    this.events.push(`${who} ends: its poll throws ${what}`);
  }

  async #receive({ by, values }: Of<"receive">): Promise<void> {
    const got: ConsumedRecord[] = [];
    for (const _ of values) {
      const record = await this.#members.of(by).ask<ConsumedRecord | null>("receive", { by });
      if (!record) throw new Error(`${by} got ${got.map(({ value }) => value).join(", ") || "nothing"}, and nothing more within 20 s`);
      got.push(record);
    }
    const seen = inOrder(got);
    this.events.push(`${by} handles ${seen.join(", ")}`);
    const wanted = isOrdered(got) ? values : [...values].sort();
    if (seen.join("\0") !== wanted.join("\0")) throw new Error(`${by} should have got ${values.join(", ")}, and got ${seen.join(", ")}`);
  }

  async #leave({ who, how }: Of<"leave">): Promise<void> {
    if (how === "crash") this.#members.kill(who);
    else await this.#members.close(who);
    this.events.push(how === "crash" ? `${who} is killed` : `${who} closes`);
  }

  async #read({ topic, isolation, gives }: Of<"read">): Promise<void> {
    const seen = await valuesIn(this.#clients, topic, isolation);
    this.events.push(`${isolation} sees ${seen.join(", ") || "nothing"} in ${topic}`);
    if (seen.join("\0") !== gives.join("\0")) throw new Error(`${isolation} should see ${gives.join(", ") || "nothing"} in ${topic}`);
  }

  async #runTool(command: string): Promise<void> {
    this.#shell ??= await Shell.open(this.#cluster);
    const printed = await this.#shell.run(command, TOOL_TIMEOUT);
    if ("stuck" in printed) throw new Error(`${printed.stuck}: ${command}`);
    this.events.push(`$ ${command}`, ...printed.lines.map((line) => line.trimEnd()));
  }

  /** Waits for a state of the brokers; gives up when the scenario is over. */
  #until: Until = async (what, look) => {
    for (let there = await look(); there !== undefined; there = await look()) {
      this.#waitsFor = `waited until ${what}. ${there}`;
      if (this.#over) throw new Error(this.#waitsFor);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    this.#waitsFor = "";
  };
}
