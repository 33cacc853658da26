import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { describeEnd, EnvironmentError, lastWords } from "../../../lab/environment.ts";
import type { Cluster } from "../../../lab/kafka/cluster.ts";
import { findKafka } from "../../../lab/kafka/jars.ts";

/** What a client threw: the name of the exception, as Kafka's documentation has it, and its message. */
export class ClientError extends Error {
  readonly exception: string;

  constructor(exception: string, message: string) {
    super(`${exception}: ${message}`);
    this.exception = exception;
  }
}

/** A record as a consumer got it. */
export type ConsumedRecord = { partition: number; offset: number; key: string | null; value: string };
/** What a member's callbacks told since it was last asked: partitions it has now, got, gave up and lost. */
export type Ownership = Record<string, { has: number; got: number; gaveUp: number; lost: number }>;

/** Kafka's own clients, in one JVM: lab/kafka/java/Clients.java, which is asked one thing at a time. */
export class Clients {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #answers: AsyncIterator<string>;
  #log = "";

  private constructor(child: ChildProcessByStdio<Writable, Readable, Readable>) {
    this.#child = child;
    child.stdin.on("error", () => {}); // it ended: the answer that does not come says so
    child.on("error", (error) => (this.#log += String(error)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#log = (this.#log + text).slice(-4096)));
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  static async open({ brokers }: Pick<Cluster, "brokers">): Promise<Clients> {
    const kafka = await findKafka();
    if ("missing" in kafka) throw new Error(kafka.missing);
    const [command = "", ...args] = kafka.java("Clients", [brokers], ["-Xmx128m"]);
    return new Clients(spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] }));
  }

  alive(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** @throws ClientError what the client threw; EnvironmentError when there are no clients any more */
  async ask<Answer = true>(what: string, details: object = {}): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify({ do: what, ...details })}\n`);
    const { done, value } = await this.#answers.next();
    if (done) {
      if (this.alive()) await once(this.#child, "exit");
      const { exitCode, signalCode } = this.#child;
      throw new EnvironmentError(`Kafka's clients ended while this ran: ${describeEnd(exitCode, signalCode)}; ${lastWords(this.#log)}`);
    }
    const answer = JSON.parse(value) as { ok: Answer } | { error: string; message: string };
    if ("error" in answer) throw new ClientError(answer.error, answer.message);
    return answer.ok;
  }

  close(): void {
    this.#child.kill("SIGKILL");
  }
}
