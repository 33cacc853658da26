import { type ChannelModel, type ConfirmChannel, connect, type Message } from "amqplib";
import { EnvironmentError } from "../../../lab/environment.ts";
import { failureOf } from "./login.ts";

/** What became of a message that was published. */
export type Published = { body: string; became: "confirmed" | "refused" | "returned, then confirmed" | "neither confirmed nor refused" };
/** One message, and how it is sent. */
export type Outgoing = {
  exchange: string;
  key: string;
  body: string;
  options: { persistent: boolean; mandatory: boolean; expiration?: string; priority?: number; headers: object };
};

/** Publishes with confirms, on a connection and a channel of its own. */
export class Publisher {
  readonly #connection: ChannelModel;
  readonly #channel: ConfirmChannel;
  readonly #returned = new Set<string>();
  readonly #closed = Promise.withResolvers<string>();
  readonly #blocked = Promise.withResolvers<string>();
  #failure: unknown;
  #sent = 0;
  #outstanding: Promise<Published>[] = [];

  private constructor(connection: ChannelModel, channel: ConfirmChannel) {
    this.#connection = connection;
    this.#channel = channel;
    connection.on("error", () => {});
    channel.on("error", (error) => {
      this.#failure = error;
      this.#closed.resolve(failureOf(error).text);
    });
    channel.on("return", (message: Message) => this.#returned.add(String(message.properties.messageId)));
    // A broker that is short of something takes no messages, and confirms none (https://www.rabbitmq.com/docs/connection-blocked).
    connection.on("blocked", (reason: string) => this.#blocked.resolve(reason));
  }

  static async open(url: string): Promise<Publisher> {
    const connection = await connect(url);
    return new Publisher(connection, await connection.createConfirmChannel());
  }

  /** Whether the broker has closed its channel. */
  get isClosed(): boolean {
    return this.#failure !== undefined;
  }

  /** Sends it. What became of it: see `settled`. A return comes before its confirm (AMQP extension basic.ack). */
  send({ exchange, key, body, options }: Outgoing): void {
    this.#sent += 1;
    const messageId = String(this.#sent);
    const answer = Promise.withResolvers<Published>();
    const tell = (became: Published["became"]) => answer.resolve({ body, became });
    const confirmed = () => tell(this.#returned.has(messageId) ? "returned, then confirmed" : "confirmed");
    // Of what was open when the channel ended nobody knows; of what was refused the broker said so.
    const failed = (error: Error) => tell(error.message.includes("nacked") ? "refused" : "neither confirmed nor refused");
    this.#channel.publish(exchange, key, Buffer.from(body), { ...options, messageId }, (error) => (error ? failed(error) : confirmed()));
    this.#outstanding.push(answer.promise);
  }

  /**
   * Waits until all that was sent is confirmed, or refused, or its channel has ended.
   * @throws EnvironmentError when the broker takes nothing; what it closed the channel with
   */
  async settled(): Promise<Published[]> {
    const all = Promise.all(this.#outstanding);
    const blocked = this.#blocked.promise.then((reason) => Promise.reject(new EnvironmentError(`the broker takes no messages: ${reason}`)));
    blocked.catch(() => {});
    const settled = await (this.#isBlockedKnown ? all : Promise.race([all, blocked]));
    this.#outstanding = [];
    // The reason comes in the same frame as the end, and is told a turn later.
    await new Promise(setImmediate);
    if (this.#failure) throw this.#failure;
    return settled;
  }

  #isBlockedKnown = false;

  /** Resolves when the broker has blocked the connection: why. From then on that is no surprise. */
  blocked(): Promise<string> {
    this.#isBlockedKnown = true;
    return this.#blocked.promise;
  }

  /** Resolves when the broker has closed its channel: why. */
  closed = (): Promise<string> => this.#closed.promise;

  async close(): Promise<void> {
    await this.#connection.close().catch(() => {});
  }
}
