import type { RedisConnection } from "../../../lab/redis/connection.ts";
import type { Reply } from "../../../lab/redis/resp.ts";
import type { Topology } from "../../../lab/redis/topology.ts";
import { RECEIVES, RESUMES, splitWords, type TranscriptStep, WAITS } from "../../../src/listings/index.ts";
import type { TranscriptRun } from "../../judge/transcript.ts";
import { act } from "./actions.ts";
import { formatReply, REFUSED } from "./format.ts";
import { filledIn, withNames } from "./names.ts";
import { endsByItself, seesClients } from "./waiting.ts";

type Client = {
  connection: RedisConnection | undefined;
  id: string;
  node: string;
  pending: Promise<string[]> | undefined;
  /** Whether a script of its own makes the server answer BUSY. */
  inScript: boolean;
};

const LOST = "Error: Server closed the connection";

/** Whether it looks as if a server was gone: its own lesson may have ended it, or somebody else. */
export const isLost = (played: TranscriptRun | { message: string }): boolean =>
  "message" in played || played.stuck !== undefined || played.replies.some(([first = ""]) => first === LOST || first === REFUSED);

const POLL_MS = 2;
const OVERTAKEN = 5;

/** Plays a transcript on servers that are up. A command that blocks is known by what the server says of its client, and by no clock. */
export class Player {
  readonly #topology: Topology;
  readonly #clients = new Map<string, Client>();
  readonly #replies: string[][] = [];
  /** Connections of ours that look on, and that the server may not have missed yet. */
  readonly #leaving: Promise<void>[] = [];
  /** The line of the step under way, and what it waits for. */
  #line = 0;
  #waitsFor = "";
  #over = false;

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  async play(steps: TranscriptStep[]): Promise<TranscriptRun> {
    for (const [at, step] of steps.entries()) {
      this.#line = step.line;
      this.#waitsFor = "";
      try {
        this.#replies.push(await this.#take(step, endsByItself(step, steps.slice(at + 1))));
      } catch (error) {
        return this.#stuck(error instanceof Error ? error.message : String(error));
      }
    }
    this.#line = 0;
    const left = await this.#leftOver();
    return left === undefined ? { replies: this.#replies } : this.#stuck(left);
  }

  /** Where it stands, when it takes too long. */
  late(timeout: number): TranscriptRun {
    return this.#stuck(`did not end within ${timeout / 1000} s${this.#waitsFor && `: ${this.#waitsFor}`}`);
  }

  #stuck = (message: string): TranscriptRun => ({ replies: this.#replies, stuck: { line: this.#line, message } });

  /** What has happened and is not shown. A message that was published before a client is asked for a sign of life comes before that. */
  async #leftOver(): Promise<string | undefined> {
    for (const [name, { pending, connection }] of this.#clients) {
      if (pending) return `${name} still waits at the end. Show what comes of it: ${name}> ${RESUMES}`;
      if (connection?.subscribed) await connection.send("PING").catch(() => undefined);
      if (connection?.unread) return `${name} has received what is not shown. Show it: ${name}> ${RECEIVES}`;
    }
    return undefined;
  }

  close(): void {
    this.#over = true;
    for (const { connection } of this.#clients.values()) connection?.close();
  }

  #take(step: TranscriptStep, ends: boolean): Promise<string[]> {
    if (step.kind === "command") return this.#send(step, ends);
    return act(this.#topology, step.action, { over: () => this.#over, waitsFor: (what) => (this.#waitsFor = what) });
  }

  async #send({ client: name, node, command }: Extract<TranscriptStep, { kind: "command" }>, ends: boolean): Promise<string[]> {
    const client = this.#clients.get(name) ?? {
      connection: undefined,
      id: "",
      node: node ?? this.#topology.names[0] ?? "",
      pending: undefined,
      inScript: false,
    };
    this.#clients.set(name, client);
    if (node && node !== client.node)
      throw new Error(`${name} is connected to ${client.node}: a client stays where it is, take another name`);
    if (command === RESUMES) return this.#resume(name, client);
    if (command === RECEIVES) return this.#receive(name, client);
    if (client.pending) throw new Error(`${name} still waits for the reply to its last command`);
    if (!(await this.#connect(client))) return [REFUSED];
    const words = await filledIn(splitWords(command) ?? [], this.#topology);
    if (words.length === 0) throw new Error("an empty command");
    const alone = seesClients(command);
    if (alone) await Promise.all(this.#leaving);
    const reply = this.#replyTo(client, words);
    this.#waitsFor = `${name} still waits for the reply to ${words[0]}`;
    if (!ends && !alone && (await this.#blocks(client, reply))) {
      client.pending = reply;
      return [WAITS];
    }
    return reply;
  }

  /** The reply as text; a lost connection is a reply too, and the next command opens another. */
  async #replyTo(client: Client, words: string[]): Promise<string[]> {
    try {
      return (await (client.connection as RedisConnection).sendAll(words)).flatMap(formatReply).map(this.#named);
    } catch {
      client.connection = undefined;
      return [LOST];
    }
  }

  #named = (line: string) => withNames(line, this.#topology);

  async #connect(client: Client): Promise<boolean> {
    if (client.connection) return true;
    const node = this.#topology.node(client.node);
    try {
      client.connection = await node.connect();
      const id: Reply = await client.connection.send("CLIENT", "ID");
      client.id = id.type === "integer" ? id.value : "";
      return true;
    } catch {
      client.connection = undefined;
      return false;
    }
  }

  /**
   * Whether the server holds the client back: flag `b` in CLIENT LIST, or BUSY with a script, which answers nobody else. Asked until that is
   * so or the reply is there. A BUSY may overtake a reply that was sent before it, so it has to be heard a few times. It says nothing while
   * another client's script runs: this client is told BUSY, too, if later, where I/O threads write the replies.
   */
  async #blocks(client: Client, reply: Promise<string[]>): Promise<boolean> {
    const { id, node } = client;
    const others = [...this.#clients.values()].some((other) => other !== client && other.node === node && other.inScript);
    let replied = false;
    void reply.then(() => {
      replied = true;
      client.inScript = false;
    });
    const monitor = await this.#topology
      .node(node)
      .connect()
      .catch(() => undefined);
    let busy = 0;
    try {
      while (!replied) {
        const list = await monitor?.send("CLIENT", "LIST", "ID", id).catch(() => undefined);
        if (list?.type === "error" && list.text.startsWith("BUSY") && !others) busy += 1;
        client.inScript = !replied && busy > OVERTAKEN;
        if (client.inScript || (list?.type === "bulk" && /\bflags=\w*b/.test(list.text))) return !replied;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      return false;
    } finally {
      if (monitor) this.#leaving.push(monitor.leave());
    }
  }

  async #resume(name: string, client: Client): Promise<string[]> {
    if (!client.pending) throw new Error(`${name} does not wait for anything`);
    this.#waitsFor = `${name} still waits for the reply to its last command`;
    const reply = await client.pending;
    client.pending = undefined;
    return reply;
  }

  /** The next message of what a client is subscribed to, as redis-cli prints it. */
  async #receive(name: string, client: Client): Promise<string[]> {
    const { connection } = client;
    if (!connection?.subscribed && !connection?.unread)
      throw new Error(`${name} is subscribed to nothing: ${name}> SUBSCRIBE, PSUBSCRIBE or SSUBSCRIBE comes first`);
    this.#waitsFor = `${name} has received all that came`;
    try {
      return formatReply(await connection.receive());
    } catch {
      client.connection = undefined;
      return [LOST];
    }
  }
}
