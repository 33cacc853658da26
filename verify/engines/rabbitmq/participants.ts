import type { Channel, ChannelModel, ConfirmChannel, GetMessage, Message } from "amqplib";
import { connect } from "amqplib";
import { EnvironmentError } from "../../../lab/environment.ts";

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

/** A consumer with a connection and a channel of its own: what happens to it happens to nobody else. */
export class Consumer {
  readonly name: string;
  readonly #url: string;
  readonly #options: { queue: string; prefetch: number; noAck: boolean };
  #connection: ChannelModel | undefined;
  #channel: Channel | undefined;
  #tag = "";
  #arrived: Delivery[] = [];
  #expecting: ((delivery: Delivery) => void)[] = [];
  /** Delivered, and neither acknowledged nor rejected. */
  readonly unsettled: Delivery[] = [];

  constructor(name: string, url: string, options: { queue: string; prefetch: number; noAck: boolean }) {
    this.name = name;
    this.#url = url;
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#connection = await connect(this.#url);
    this.#connection.on("error", () => {}); // a broker that is killed drops its connections: the steps say so
    this.#channel = await this.#connection.createChannel();
    this.#channel.on("error", () => {});
    if (this.#options.prefetch > 0) await this.#channel.prefetch(this.#options.prefetch);
    const { consumerTag } = await this.#channel.consume(this.#options.queue, (message) => message && this.#take(deliveryOf(message)), {
      noAck: this.#options.noAck,
    });
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

  /**
   * Resolves once the broker has it: an answer that is still in a buffer is lost with its connection.
   * @throws when it holds no such message
   */
  async settle(how: "ack" | "nack" | "reject", body: string | undefined, { requeue = false, multiple = false }): Promise<Delivery> {
    const delivery = body === undefined ? this.unsettled.at(-1) : this.unsettled.find((own) => own.body === body);
    if (!delivery)
      throw new Error(
        `${this.name} holds no ${body ?? "message"} to ${how}. It holds: ${this.unsettled.map((own) => own.body).join(", ") || "none"}`,
      );
    if (how === "ack") this.#channel?.ack(delivery.message, multiple);
    else if (how === "nack") this.#channel?.nack(delivery.message, multiple, requeue);
    else this.#channel?.reject(delivery.message, requeue);
    const at = this.unsettled.indexOf(delivery);
    this.unsettled.splice(multiple ? 0 : at, multiple ? at + 1 : 1);
    await this.#channel?.checkQueue(this.#options.queue);
    return delivery;
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

/** What became of a message that was published. */
export type Published = "confirmed" | "refused" | "returned, then confirmed";

/** Publishes with confirms. */
export class Publisher {
  readonly #connection: ChannelModel;
  readonly #channel: ConfirmChannel;
  readonly #returned = new Set<string>();
  readonly #blocked: Promise<never>;

  private constructor(connection: ChannelModel, channel: ConfirmChannel) {
    this.#connection = connection;
    this.#channel = channel;
    connection.on("error", () => {});
    channel.on("error", () => {});
    channel.on("return", (message: Message) => this.#returned.add(String(message.properties.messageId)));
    // A broker that is short of something takes no messages, and confirms none (https://www.rabbitmq.com/docs/connection-blocked).
    this.#blocked = new Promise((_, reject) => {
      connection.on("blocked", (reason: string) => reject(new EnvironmentError(`the broker takes no messages: ${reason}`)));
    });
    this.#blocked.catch(() => {});
  }

  static async open(url: string): Promise<Publisher> {
    const connection = await connect(url);
    return new Publisher(connection, await connection.createConfirmChannel());
  }

  #sent = 0;

  /**
   * Resolves when the broker has confirmed it or refused it. A return comes before its confirm (AMQP extension basic.ack).
   * @throws EnvironmentError when the broker takes none
   */
  publish(
    exchange: string,
    key: string,
    body: string,
    options: { persistent: boolean; mandatory: boolean; expiration?: string; headers: object },
  ): Promise<Published> {
    this.#sent += 1;
    const messageId = String(this.#sent);
    const answer = new Promise<Published>((resolve) => {
      this.#channel.publish(exchange, key, Buffer.from(body), { ...options, messageId }, (refused) => {
        if (refused) resolve("refused");
        else resolve(this.#returned.has(messageId) ? "returned, then confirmed" : "confirmed");
      });
    });
    return Promise.race([answer, this.#blocked]);
  }

  async close(): Promise<void> {
    await this.#connection.close().catch(() => {});
  }
}
