import { EnvironmentError } from "../../../lab/environment.ts";
import type { Broker } from "../../../lab/rabbitmq/broker.ts";
import type { Held, Scenario, ScenarioStep } from "../../../src/listings/index.ts";
import { bind, declare, declareAll, purge, remove, removeAll, unbind } from "./declaring.ts";
import { blocked, cancelled, closed, confirms, consume, get, leave, loop, publish, ready, receive, settle } from "./messaging.ts";
import { tellHeld } from "./narrate.ts";
import { end, restart, run, start } from "./nodes.ts";
import type { ScenarioRun } from "./seen.ts";
import { Stage } from "./stage.ts";

const SETTLE_MS = 30_000;

type Steps = { [Name in keyof ScenarioStep]-?: (stage: Stage, step: NonNullable<ScenarioStep[Name]>, scenario: Scenario) => Promise<void> };

const STEPS: Steps = {
  ...{ publish, confirms, blocked, consume, receive, get, loop, cancelled, closed, leave, ready, declare, purge, restart, start, run },
  ack: (stage, step) => settle(stage, "ack", step),
  nack: (stage, step) => settle(stage, "nack", step),
  reject: (stage, step) => settle(stage, "reject", step),
  bind: (stage, step, scenario) => bind(stage, scenario, step),
  unbind: (stage, step, scenario) => unbind(stage, scenario, step),
  delete: remove,
  kill: (stage, step) => end(stage, "kill", step),
  stop: (stage, step) => end(stage, "stop", step),
};

/** A scenario on a broker. */
export class Play {
  readonly #stage: Stage;
  readonly #scenario: Scenario;
  /** The step under way. */
  #at = -1;

  constructor(broker: Broker, scenario: Scenario) {
    this.#stage = new Stage(broker);
    this.#scenario = scenario;
  }

  /** Plays it, to its end or to the step where it is stuck. */
  async run(): Promise<ScenarioRun> {
    const { events } = this.#stage;
    try {
      await declareAll(this.#stage, this.#scenario);
      for (const step of this.#scenario.steps) {
        this.#at += 1;
        await this.#take(step);
      }
      return { events, held: await this.#holdings() };
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      return this.stuck(error instanceof Error ? error.message : String(error));
    }
  }

  /** What has happened so far, and why it does not go on. */
  stuck = (message: string): ScenarioRun => ({ events: this.#stage.events, held: {}, stuck: { step: this.#at, message } });

  async #take(step: ScenarioStep): Promise<void> {
    for (const [name, value] of Object.entries(step)) {
      const take = STEPS[name as keyof ScenarioStep] as (stage: Stage, step: unknown, scenario: Scenario) => Promise<void>;
      if (value !== undefined) await take(this.#stage, value, this.#scenario);
    }
  }

  /** Takes everything out of the queues that the scenario names, in order. */
  async #holdings(): Promise<Record<string, Held[]>> {
    const { holds, expect } = this.#scenario;
    for (const consumer of this.#stage.consumers.values()) await consumer.leave("close");
    const counts = { ...holds, ...Object.fromEntries(Object.entries(expect).map(([queue, wanted]) => [queue, wanted.length])) };
    const held: Record<string, Held[]> = {};
    for (const [queue, wanted] of Object.entries(counts)) {
      // What consumers gave back, and what died, is on its way.
      const deadline = Date.now() + SETTLE_MS;
      await this.#stage.until(async () => (await this.#stage.control.count(queue)) >= wanted || Date.now() > deadline);
      held[queue] = await this.#stage.control.take(queue);
      if (queue in holds) this.#stage.say(tellHeld(queue, held[queue]));
    }
    return held;
  }

  /** Ends all connections and removes all that the scenario has declared. */
  async close(): Promise<void> {
    await this.#stage.leave();
    await removeAll(this.#stage, this.#scenario);
    await this.#stage.control.close();
  }
}
