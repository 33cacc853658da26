import { EnvironmentError } from "../../../lab/environment.ts";
import type { Broker } from "../../../lab/rabbitmq/broker.ts";
import type { Held, Scenario, ScenarioStep } from "../../../src/listings/index.ts";
import { Control } from "./control.ts";
import { countersOf, describe } from "./narrate.ts";
import { Consumer, type Delivery, Publisher } from "./participants.ts";
import type { ScenarioRun } from "./seen.ts";

const POLL_MS = 5;
const SETTLE_MS = 30_000;

type Of<Name extends keyof ScenarioStep> = NonNullable<ScenarioStep[Name]>;

/** Plays a scenario on a broker, and removes what it declared. */
export class Stage {
  readonly #broker: Broker;
  readonly #scenario: Scenario;
  readonly #consumers = new Map<string, Consumer>();
  readonly events: string[] = [];
  /** The step under way. */
  at = -1;
  readonly #over = new AbortController();
  #publisher: Publisher | undefined;
  readonly #control: Control;

  constructor(broker: Broker, scenario: Scenario) {
    this.#broker = broker;
    this.#scenario = scenario;
    this.#control = new Control(broker.url);
  }

  async play(): Promise<ScenarioRun> {
    try {
      await this.#declareAll();
      for (const step of this.#scenario.steps) {
        this.at += 1;
        await this.#take(step);
      }
      return { events: this.events, held: await this.#holdings() };
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      return { events: this.events, held: {}, stuck: { step: this.at, message: error instanceof Error ? error.message : String(error) } };
    }
  }

  /** Waits for a state of the broker; gives up when the scenario is over. */
  async #until(holds: () => Promise<boolean>): Promise<void> {
    while (!this.#over.signal.aborted && !(await holds())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  /** Ends all connections and removes every queue and exchange of the scenario. */
  async close(): Promise<void> {
    this.#over.abort();
    for (const consumer of this.#consumers.values()) await consumer.leave("crash");
    await this.#publisher?.close();
    const declared = this.#scenario.steps.flatMap(({ declare }) => (declare ? [declare.queue] : []));
    for (const queue of [...Object.keys(this.#scenario.queues), ...declared])
      await this.#control.onChannel((channel) => channel.deleteQueue(queue)).catch(() => {});
    for (const exchange of Object.keys(this.#scenario.exchanges))
      await this.#control.onChannel((channel) => channel.deleteExchange(exchange)).catch(() => {});
    await this.#control.close();
  }

  async #declareAll(): Promise<void> {
    for (const [name, { type, arguments: options }] of Object.entries(this.#scenario.exchanges))
      await this.#control.onChannel((channel) => channel.assertExchange(name, type, { durable: true, arguments: options }));
    for (const [name, queue] of Object.entries(this.#scenario.queues)) await this.#control.declareQueue(name, queue ?? undefined);
    for (const { from, to, key, headers } of this.#scenario.bindings) {
      const isQueue = to in this.#scenario.queues;
      await this.#control.onChannel((channel) =>
        isQueue ? channel.bindQueue(to, from, key, headers) : channel.bindExchange(to, from, key, headers),
      );
    }
  }

  async #take(step: ScenarioStep): Promise<void> {
    if (step.publish) return this.#publish(step.publish);
    if (step.consume) return this.#consume(step.consume);
    if (step.receive) return this.#receive(step.receive);
    if (step.ack) return this.#settle("ack", { ...step.ack, requeue: false });
    if (step.nack) return this.#settle("nack", step.nack);
    if (step.reject) return this.#settle("reject", { ...step.reject, multiple: false });
    if (step.loop) return this.#loop(step.loop);
    if (step.leave) return this.#leave(step.leave);
    if (step.ready) return this.#ready(step.ready);
    if (step.restart) return this.#restart(step.restart);
    if (step.declare) return this.#declare(step.declare);
  }

  async #publish({ to, exchange = "", key, bodies, persistent, mandatory, ttl, headers }: Of<"publish">): Promise<void> {
    this.#publisher ??= await Publisher.open(this.#broker.url);
    const options = { persistent, mandatory, headers, ...(ttl !== undefined && { expiration: String(ttl) }) };
    const where = exchange ? `exchange ${exchange}${key ? `, key ${key}` : ""}` : (to ?? key ?? "");
    for (const body of bodies) {
      const became = await this.#publisher.publish(exchange, key ?? to ?? "", body, options);
      this.events.push(`publish ${body} to ${where}: ${became}`);
    }
  }

  async #consume({ as, queue, prefetch, "auto-ack": noAck }: Of<"consume">): Promise<void> {
    const consumer = new Consumer(as, this.#broker.url, { queue, prefetch, noAck });
    this.#consumers.set(as, consumer);
    const limits = [prefetch > 0 && `prefetch ${prefetch}`, noAck && "auto-ack"].filter(Boolean).map((limit) => `, ${limit}`);
    this.events.push(`${as} consumes ${queue}${limits.join("")}`);
    await consumer.start();
  }

  #consumer(name: string): Consumer {
    const consumer = this.#consumers.get(name);
    if (!consumer)
      throw new Error(`nobody is called ${name}. There are: ${[...this.#consumers.keys()].join(", ") || "none, start one with consume"}`);
    return consumer;
  }

  async #receive({ by, body, bodies, redelivered }: Of<"receive">): Promise<void> {
    for (const wanted of bodies ?? [body]) {
      const delivery = await this.#consumer(by).next();
      this.events.push(`${by} gets ${describe(delivery)}`);
      if (wanted !== undefined && delivery.body !== wanted) throw new Error(`${by} should have got ${wanted}, and got ${delivery.body}`);
      if (redelivered !== undefined && delivery.redelivered !== redelivered)
        throw new Error(`${by} got ${delivery.body} with redelivered=${delivery.redelivered}`);
    }
  }

  async #settle(
    how: "ack" | "nack" | "reject",
    { by, body, requeue, multiple }: { by: string; body?: string | undefined; requeue: boolean; multiple: boolean },
  ): Promise<void> {
    const settled = await this.#consumer(by).settle(how, body, { requeue, multiple });
    const more = [multiple && "and all before it", requeue && "requeue"].filter(Boolean).map((word) => `, ${word}`);
    this.events.push(`${by} ${how}s ${settled.body}${more.join("")}`);
  }

  /** Answers every delivery alike. Deliveries and the message that ends the loop cannot come together: it is the same message. */
  async #loop({ by, answer, requeue, times, until }: Of<"loop">): Promise<void> {
    const consumer = this.#consumer(by);
    const seen: Delivery[] = [];
    const over = new AbortController();
    const end = until ? this.#holds(until, over.signal) : new Promise<never>(() => {});
    let last: Delivery | "held" | undefined;
    while (seen.length < times && last !== "held") {
      last = await Promise.race([consumer.next(), end]);
      if (last === "held") break;
      seen.push(last);
      await answerTo(consumer, answer, requeue);
    }
    over.abort();
    consumer.forgetExpected();
    const what = answer === "crash" ? "each time the connection is cut" : `each time ${answer}${requeue ? ", requeue" : ""}`;
    const counters = [
      countersOf(
        "x-delivery-count",
        seen.map(({ deliveries }) => deliveries),
      ),
      countersOf(
        "x-acquired-count",
        seen.map(({ acquired }) => acquired),
      ),
    ];
    this.events.push(`${by} gets ${seen[0]?.body ?? "nothing"} ${seen.length} times, ${what}`, ...counters.map((line) => `  ${line}`));
    if (until) this.events.push(last === "held" ? `  then ${until} holds it` : `  and ${until} is empty`);
  }

  /** Resolves once a queue has something to give. */
  async #holds(queue: string, over: AbortSignal): Promise<"held"> {
    await this.#until(async () => over.aborted || (await this.#control.count(queue)) > 0);
    return "held";
  }

  async #leave({ who, how }: Of<"leave">): Promise<void> {
    const consumer = this.#consumer(who);
    if (how === "cancel") await consumer.cancel();
    else await consumer.leave(how);
    this.events.push({ cancel: `${who} cancels`, close: `${who} closes its connection`, crash: `${who} is cut off` }[how]);
  }

  async #ready(counts: Of<"ready">): Promise<void> {
    for (const [queue, wanted] of Object.entries(counts)) {
      await this.#until(async () => (await this.#control.count(queue)) === wanted);
      this.events.push(`${queue}: ${wanted} ready`);
    }
  }

  async #restart(how: Of<"restart">): Promise<void> {
    for (const consumer of this.#consumers.values()) await consumer.leave("crash");
    await this.#broker.restart(how);
    await this.#control.close(); // its connection went with the broker
    this.#publisher = undefined;
    this.events.push(how === "kill" ? "the broker is killed, and started again" : "the broker is stopped, and started again");
  }

  async #declare({ queue, fails, ...options }: Of<"declare">): Promise<void> {
    const failure = await this.#control.declareQueue(queue, options).then(
      () => undefined,
      (error: Error & { code?: number }) => error,
    );
    this.events.push(
      `declare ${queue}: ${failure ? failure.message.replace(/^.*?with message "|"$/g, "").replace(/^Operation failed: /, "") : "ok"}`,
    );
    if (failure?.code !== fails)
      throw new Error(
        `declare ${queue}: ${failure ? `failed with ${failure.code}. Expected? Write fails: ${failure.code}` : `did not fail with ${fails}`}`,
      );
  }

  /** Takes everything out of the queues that the scenario names, in order. */
  async #holdings(): Promise<Record<string, Held[]>> {
    for (const consumer of this.#consumers.values()) await consumer.leave("close");
    const held: Record<string, Held[]> = {};
    for (const [queue, expected] of Object.entries(this.#scenario.expect)) {
      // What consumers gave back, and what died, is on its way.
      const deadline = Date.now() + SETTLE_MS;
      await this.#until(async () => (await this.#control.count(queue)) >= expected.length || Date.now() > deadline);
      held[queue] = await this.#control.empty(queue);
      const told = held[queue].map(({ body, reason, from, count }) => (reason ? `${body} (${reason} in ${from}, ${count} ×)` : body));
      this.events.push(`${queue} holds ${told.join(", ") || "nothing"}`);
    }
    return held;
  }
}

async function answerTo(consumer: Consumer, answer: Of<"loop">["answer"], requeue: boolean): Promise<void> {
  if (answer !== "crash") return void (await consumer.settle(answer, undefined, { requeue }));
  await consumer.leave("crash");
  await consumer.start();
}
