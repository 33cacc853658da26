import type { Broker } from "../../../lab/rabbitmq/broker.ts";
import type { ScenarioStep } from "../../../src/listings/index.ts";
import type { Consumer } from "./consumer.ts";
import { Control } from "./control.ts";
import { type Login, urlFor } from "./login.ts";
import { Publisher } from "./publisher.ts";

/** What a step of that name says. */
export type Step<Name extends keyof ScenarioStep> = NonNullable<ScenarioStep[Name]>;

const POLL_MS = 5;

/** Where a scenario is played: the broker, who takes part, and what has been said so far. */
export class Stage {
  readonly broker: Broker;
  readonly control: Control;
  /** What the broker did, a line per event. */
  readonly events: string[] = [];
  readonly consumers = new Map<string, Consumer>();
  readonly #publishers = new Map<string, Publisher>();
  readonly #over = new AbortController();

  constructor(broker: Broker) {
    this.broker = broker;
    this.control = new Control(broker);
  }

  say = (...lines: (string | undefined)[]): void => void this.events.push(...lines.filter((line) => line !== undefined));

  /** Waits for a state of the broker; gives up when the scenario is over. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!this.#over.signal.aborted && !(await holds())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  consumer = (name: string): Consumer => this.#named(name, this.consumers, "start one with consume");
  /** One that has published before. */
  publisher = (name: string): Publisher => this.#named(name, this.#publishers, "publish as one");

  #named<Participant>(name: string, all: Map<string, Participant>, how: string): Participant {
    const found = all.get(name);
    if (!found) throw new Error(`nobody is called ${name}. There are: ${[...all.keys()].join(", ") || `none, ${how}`}`);
    return found;
  }

  /** The consumer or the publisher of that name. */
  participant(name: string): Consumer | Publisher {
    return this.consumers.get(name) ?? this.publisher(name);
  }

  /** The publisher of that name, or the one of that login, opened where there is none yet. */
  async publisherFor(name: string | undefined, login: Login): Promise<Publisher> {
    const url = urlFor(this.broker, login);
    const key = name ?? url;
    const known = this.#publishers.get(key);
    // One that has a name is a lesson's: what ended its channel has ended it. Another begins again.
    const publisher = known && (name || !known.isClosed) ? known : await Publisher.open(url);
    this.#publishers.set(key, publisher);
    return publisher;
  }

  /** The broker is about to end: connections go with it, and its consumers' as if they had been cut. */
  async forgetAll(): Promise<void> {
    for (const consumer of this.consumers.values()) await consumer.leave("crash");
    this.#publishers.clear();
    await this.control.close();
  }

  /** Ends all connections but the control's. */
  async leave(): Promise<void> {
    this.#over.abort();
    for (const consumer of this.consumers.values()) await consumer.leave("crash");
    for (const publisher of this.#publishers.values()) await publisher.close();
  }
}
