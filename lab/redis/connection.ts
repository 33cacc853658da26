import { connect, type Socket } from "node:net";
import { type Reply, ReplyReader } from "./resp.ts";
import { Subscriptions, subscribes } from "./subscriptions.ts";

type Waiting<Came> = { resolve(came: Came): void; reject(error: Error): void };
type Command = Waiting<Reply[]> & { words: string[]; wanted: number; replies: Reply[] };

/** A connection that gives back every reply as it is, and keeps what comes unasked, such as messages of Pub/Sub, until somebody wants it. */
export class RedisConnection {
  readonly #socket: Socket;
  readonly #subscriptions = new Subscriptions();
  readonly #commands: Command[] = [];
  readonly #messages: Reply[] = [];
  readonly #readers: Waiting<Reply>[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new ReplyReader();
    socket.on("data", (bytes) => {
      try {
        for (const came of reader.feed(bytes)) this.#take(came);
      } catch (error) {
        socket.destroy(error as Error); // a protocol that we do not speak, such as after HELLO 3
      }
    });
    const fail = (error: Error) => {
      for (const { reject } of [...this.#commands.splice(0), ...this.#readers.splice(0)]) reject(error);
    };
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("the server closed the connection")));
  }

  /** Rejects when nobody listens there. */
  static open(port: number, host = "127.0.0.1"): Promise<RedisConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host);
      socket.setNoDelay();
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new RedisConnection(socket));
      });
    });
  }

  /** Sends a command, and resolves to its reply, an error reply included. Rejects when the connection is lost. */
  async send(...words: string[]): Promise<Reply> {
    return (await this.sendAll(words))[0] ?? { type: "nil" };
  }

  /** The same for any command: those of Pub/Sub have a reply per channel. */
  sendAll(words: string[]): Promise<Reply[]> {
    if (this.#socket.destroyed) return Promise.reject(new Error("the server closed the connection"));
    const request = `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;
    return new Promise((resolve, reject) => {
      this.#commands.push({ words, wanted: this.#subscriptions.repliesTo(words), replies: [], resolve, reject });
      this.#socket.write(request);
    });
  }

  get subscribed(): boolean {
    return this.#subscriptions.any;
  }

  /** Messages that have come and that nobody has asked for. */
  get unread(): number {
    return this.#messages.length;
  }

  /** The next message, which may have to come first. Rejects when the connection is lost. */
  receive(): Promise<Reply> {
    const [first] = this.#messages.splice(0, 1);
    if (first) return Promise.resolve(first);
    if (this.#socket.destroyed) return Promise.reject(new Error("the server closed the connection"));
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Hangs up, and resolves once the server has, too: it counts this client no longer. */
  leave(): Promise<void> {
    if (this.#socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      this.#socket.once("close", () => resolve());
      this.#socket.end();
    });
  }

  #take(came: Reply): void {
    const [command] = this.#commands;
    if (!command || this.#subscriptions.isMessage(came)) {
      this.#subscriptions.note(came);
      const reader = this.#readers.shift();
      if (reader) reader.resolve(came);
      else this.#messages.push(came);
      return;
    }
    if (subscribes(command.words)) this.#subscriptions.note(came);
    command.replies.push(came);
    // In a transaction a command of Pub/Sub is queued like others: one reply, and no array.
    if (came.type === "array" && command.replies.length < command.wanted) return;
    this.#commands.shift();
    command.resolve(command.replies);
  }
}
