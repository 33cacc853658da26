import { type Channel, type ChannelModel, connect } from "amqplib";
import type { Held, Scenario } from "../../../src/listings/index.ts";
import { deliveryOf } from "./participants.ts";

type QueueOptions = Partial<NonNullable<Scenario["queues"][string]>>;

/** What is done to a broker from outside of its messages' way: queues declared, counted, emptied, removed. */
export class Control {
  readonly #url: string;
  #connection: ChannelModel | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Work on a channel of its own, since an exception ends the channel it happens on. Rejects with the exception. */
  async onChannel<T>(work: (channel: Channel) => Promise<T>): Promise<T> {
    this.#connection ??= await this.#open();
    const channel = await this.#connection.createChannel();
    channel.on("error", () => {});
    const result = await work(channel);
    await channel.close().catch(() => {});
    return result;
  }

  async #open(): Promise<ChannelModel> {
    const connection = await connect(this.#url);
    connection.on("error", () => {});
    return connection;
  }

  async declareQueue(name: string, queue: QueueOptions = {}): Promise<void> {
    const { type, durable = true, exclusive = false, "auto-delete": autoDelete = false, arguments: options = {} } = queue;
    const all = { ...(type && { "x-queue-type": type }), ...options };
    await this.onChannel((channel) => channel.assertQueue(name, { durable, exclusive, autoDelete, arguments: all }));
  }

  /** How many messages a queue has to give. */
  count = async (queue: string): Promise<number> => (await this.onChannel((channel) => channel.checkQueue(queue))).messageCount;

  /** Takes everything out of a queue, in order. */
  empty(queue: string): Promise<Held[]> {
    return this.onChannel(async (channel) => {
      const all: Held[] = [];
      for (let message = await channel.get(queue, { noAck: true }); message; message = await channel.get(queue, { noAck: true })) {
        const [death] = (message.properties.headers?.["x-death"] ?? []) as { reason: Held["reason"]; queue: string; count: number }[];
        const { body, redelivered } = deliveryOf(message);
        all.push({ body, redelivered, ...(death && { reason: death.reason, from: death.queue, count: Number(death.count) }) });
      }
      return all;
    });
  }

  async close(): Promise<void> {
    await this.#connection?.close().catch(() => {});
    this.#connection = undefined;
  }
}
