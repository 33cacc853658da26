import { type Channel, type ChannelModel, connect, type GetMessage, type Message } from "amqplib";
import { failureOf } from "./login.ts";

/** One delivery, as a consumer saw it. */
export type Delivery = {
  message: Message;
  body: string;
  redelivered: boolean;
  deliveries: string | undefined;
  acquired: string | undefined;
};

export const deliveryOf = (message: Message | GetMessage): Delivery => {
  const headers = message.properties.headers ?? {};
  const text = (header: string) => (headers[header] === undefined ? undefined : String(headers[header]));
  return {
    message: message as Message,
    body: message.content.toString(),
    redelivered: message.fields.redelivered,
    deliveries: text("x-delivery-count"),
    acquired: text("x-acquired-count"),
  };
};

type Options = { queue: string; prefetch: number; noAck: boolean; exclusive: boolean; arguments: object };
/** Which deliveries an answer is about: one by its body or by its tag, and whether those before it are meant, too. */
export type Answer = { body?: string | undefined; tag?: number | undefined; requeue?: boolean; multiple?: boolean };

/** A consumer with a connection and a channel of its own: what happens to it happens to nobody else. */
export class Consumer {
  readonly name: string;
  readonly #url: string;
  readonly #options: Options;
  #connection: ChannelModel | undefined;
  #channel: Channel | undefined;
  #tag = "";
  #arrived: Delivery[] = [];
  #expecting: ((delivery: Delivery) => void)[] = [];
  readonly #cancelled = Promise.withResolvers<void>();
  #closed = Promise.withResolvers<string>();
  /** Delivered, and neither acknowledged nor rejected. */
  readonly unsettled: Delivery[] = [];

  constructor(name: string, url: string, options: Options) {
    this.name = name;
    this.#url = url;
    this.#options = options;
  }

  /** @throws what the broker refused it with */
  async start(): Promise<void> {
    const { queue, prefetch, noAck, exclusive } = this.#options;
    this.#connection = await connect(this.#url);
    this.#connection.on("error", () => {}); // a broker that is killed drops its connections: the steps say so
    this.#channel = await this.#connection.createChannel();
    this.#closed = Promise.withResolvers<string>();
    this.#channel.on("error", (error) => this.#closed.resolve(failureOf(error).text));
    if (prefetch > 0) await this.#channel.prefetch(prefetch);
    const take = (message: Message | null) => (message ? this.#take(deliveryOf(message)) : this.#cancelled.resolve());
    const { consumerTag } = await this.#channel.consume(queue, take, { noAck, exclusive, arguments: this.#options.arguments });
    this.#tag = consumerTag;
  }

  #take(delivery: Delivery): void {
    if (!this.#options.noAck) this.unsettled.push(delivery);
    const waiting = this.#expecting.shift();
    if (waiting) waiting(delivery);
    else this.#arrived.push(delivery);
  }

  /** The next delivery, as soon as there is one. */
  next(): Promise<Delivery> {
    const delivery = this.#arrived.shift();
    return delivery ? Promise.resolve(delivery) : new Promise((resolve) => this.#expecting.push(resolve));
  }

  /** Nobody waits any more for what has not come. */
  forgetExpected(): void {
    this.#expecting = [];
  }

  /** Resolves when the broker has cancelled it. */
  cancelled = (): Promise<void> => this.#cancelled.promise;
  /** Resolves when the broker has closed its channel: why. */
  closed = (): Promise<string> => this.#closed.promise;

  /**
   * Answers a delivery, by default the last one, and waits until the broker has taken it: an answer that is still in a buffer is lost with its connection.
   * @throws when it holds no such message, and what the broker refused the answer with
   */
  async settle(how: "ack" | "nack" | "reject", { body, tag, requeue = false, multiple = false }: Answer): Promise<void> {
    const delivery = body === undefined ? this.unsettled.at(-1) : this.unsettled.find((own) => own.body === body);
    if (!delivery && tag === undefined)
      throw new Error(
        `${this.name} holds no ${body ?? "message"} to ${how}. It holds: ${this.unsettled.map((own) => own.body).join(", ") || "none"}`,
      );
    const message = tag === undefined ? delivery?.message : ({ fields: { deliveryTag: tag } } as Message);
    if (message) this.#answer(how, message, requeue, multiple);
    const at = tag === undefined && delivery ? this.unsettled.indexOf(delivery) : -1;
    if (at >= 0) this.unsettled.splice(multiple ? 0 : at, multiple ? at + 1 : 1);
    // Of an answer that it refuses the broker tells by closing the channel, on which this question is lost.
    await this.#channel?.checkQueue(this.#options.queue);
  }

  #answer(how: "ack" | "nack" | "reject", message: Message, requeue: boolean, multiple: boolean): void {
    if (how === "ack") this.#channel?.ack(message, multiple);
    else if (how === "nack") this.#channel?.nack(message, multiple, requeue);
    else this.#channel?.reject(message, requeue);
  }

  async cancel(): Promise<void> {
    await this.#channel?.cancel(this.#tag);
  }

  /** Ends in order (the broker is told) or as a process does that is killed (it is not). */
  async leave(how: "close" | "crash"): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.unsettled.length = 0;
    this.#arrived = [];
    if (!connection) return;
    const socket = (connection.connection as unknown as { stream: { destroy(): unknown } }).stream;
    if (how === "crash") return void socket.destroy();
    // The channel first: closing it waits until the broker has taken what was settled on it.
    await this.#channel?.close().catch(() => {});
    await connection.close().catch(() => {});
  }
}
