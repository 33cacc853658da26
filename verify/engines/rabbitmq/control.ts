import { type Channel, type ChannelModel, connect, type GetMessage } from "amqplib";
import type { Broker } from "../../../lab/rabbitmq/broker.ts";
import type { Held, Scenario } from "../../../src/listings/index.ts";
import { deliveryOf } from "./consumer.ts";
import { type Login, urlFor } from "./login.ts";

type QueueOptions = Partial<Omit<NonNullable<Scenario["queues"][string]>, "type">> & { type?: string | undefined };

/** What is done to a broker from outside of its messages' way: declared, bound, counted, emptied, removed. */
export class Control {
  readonly #broker: Broker;
  readonly #connections = new Map<string, Promise<ChannelModel>>();
  /** What ended a connection, where that was an exception. */
  readonly #ends = new WeakMap<ChannelModel, Error>();

  constructor(broker: Broker) {
    this.#broker = broker;
  }

  /** Work on a channel of its own, since an exception ends the channel it happens on. Rejects with the exception. */
  async onChannel<T>(work: (channel: Channel) => Promise<T>, login: Login = {}): Promise<T> {
    const connection = await this.#connection(urlFor(this.#broker, login));
    const channel = await connection.createChannel();
    channel.on("error", () => {});
    try {
      return await work(channel);
    } catch (error) {
      // Where the connection has ended, the channel's work only hears that there is no answer, and the reason comes a turn later.
      await new Promise(setImmediate);
      throw this.#ends.get(connection) ?? error;
    } finally {
      await channel.close().catch(() => {});
    }
  }

  #connection(url: string): Promise<ChannelModel> {
    const open = async () => {
      const connection = await connect(url);
      const forget = () => this.#connections.delete(url); // it went with its node, or by an exception
      connection.on("error", (error: Error) => this.#ends.set(connection, error));
      connection.on("error", forget).on("close", forget);
      return connection;
    };
    const known = this.#connections.get(url) ?? open();
    this.#connections.set(url, known);
    known.catch(() => this.#connections.delete(url));
    return known;
  }

  async declareQueue(name: string, queue: QueueOptions = {}, login: Login = {}): Promise<void> {
    const { type, durable = true, exclusive = false, "auto-delete": autoDelete = false, arguments: options = {} } = queue;
    const all = { ...(type && { "x-queue-type": type }), ...options };
    await this.onChannel((channel) => channel.assertQueue(name, { durable, exclusive, autoDelete, arguments: all }), login);
  }

  /** How many messages a queue has to give. */
  count = async (queue: string, login: Login = {}): Promise<number> =>
    (await this.onChannel((channel) => channel.checkQueue(queue), login)).messageCount;

  /** Takes messages out of a queue, in order, and acknowledges them. @param most all of them, where it is not said */
  take(queue: string, most = Number.POSITIVE_INFINITY, login: Login = {}): Promise<Held[]> {
    return this.onChannel(async (channel) => {
      const all: Held[] = [];
      while (all.length < most) {
        const message = await channel.get(queue, { noAck: true });
        if (!message) break;
        all.push(heldOf(message));
      }
      return all;
    }, login);
  }

  async close(): Promise<void> {
    const open = [...this.#connections.values()];
    this.#connections.clear();
    await Promise.all(open.map((connection) => connection.then((own) => own.close()).catch(() => {})));
  }
}

function heldOf(message: GetMessage): Held {
  const [death] = (message.properties.headers?.["x-death"] ?? []) as { reason: Held["reason"]; queue: string; count: number }[];
  const { body, redelivered } = deliveryOf(message);
  return { body, redelivered, ...(death && { reason: death.reason, from: death.queue, count: Number(death.count) }) };
}
