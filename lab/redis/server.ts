import { findHome } from "../find.ts";
import type { Found, Missing } from "../home.ts";
import { type Deaths, makeFolder, removeFolder, type Service, startService, untilAnswers } from "../service.ts";
import { RedisConnection } from "./connection.ts";
import type { RespProgram } from "./program.ts";
import { textOf } from "./resp.ts";

/** The name of one that stands alone. */
export const SERVER = "server";

/** A server that clients connect to. */
export type Node = {
  readonly name: string;
  readonly port: number;
  /** Its data, where it is ours. */
  readonly folder: string;
  start(): Promise<void>;
  connect(): Promise<RedisConnection>;
  /** One command on a connection of its own, and the text of its reply. */
  ask(...words: string[]): Promise<string>;
  /** Whether it answers, or has been stopped by us: false says that it ended by itself. */
  isWell(): Promise<boolean>;
  crash(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
};

const answersPing = async (node: Pick<Node, "ask">): Promise<boolean> => (await node.ask("PING").catch(() => undefined)) !== undefined;

async function askOnce(node: Pick<Node, "connect">, words: string[]): Promise<string> {
  const connection = await node.connect();
  try {
    return textOf(await connection.send(...words));
  } finally {
    await connection.leave(); // a lesson counts its own clients
  }
}

/** The server that a variable names, such as REDIS_URL: used when it is empty, left empty, never stopped. */
export class GivenNode implements Node {
  readonly name = SERVER;
  readonly folder = "";
  readonly port: number;
  readonly #host: string;
  readonly #program: RespProgram;

  constructor(url: string, program: RespProgram) {
    this.#program = program;
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.port = Number(port || 6379);
  }

  connect = (): Promise<RedisConnection> => RedisConnection.open(this.port, this.#host);
  ask = (...words: string[]): Promise<string> => askOnce(this, words);
  isWell = (): Promise<boolean> => answersPing(this);
  async start(): Promise<void> {}
  crash = (): Promise<never> =>
    Promise.reject(new Error(`the server of ${this.#program.variable} is not ours to stop: unset it for this listing`));
  stop = this.crash;

  async remove(): Promise<void> {
    await this.ask("FLUSHALL");
    await this.ask("FUNCTION", "FLUSH");
  }

  /** Its version, or why it cannot be used. */
  async version(): Promise<string | Missing> {
    const { variable, reported, accepts, wanted } = this.#program;
    try {
      const version = reported.exec(await this.ask("INFO", "server"))?.[1] ?? "of another name";
      if (!accepts.test(version)) return { missing: `${variable}: a server ${version}; the book needs ${wanted}`, outdated: true };
      const keys = await this.ask("DBSIZE");
      return keys === "0"
        ? version
        : { missing: `${variable}: it holds ${keys} keys, which the book would delete. Give it an empty server` };
    } catch (error) {
      return { missing: `${variable} does not answer: ${error instanceof Error ? error.message : error}` };
    }
  }
}

/** The version to be had here: of the server that is given, else of the programs that are found. */
export async function findServer(program: RespProgram): Promise<{ version: string } | Missing> {
  const url = process.env[program.variable];
  if (!url) return await findHome(program);
  const version = await new GivenNode(url, program).version();
  return typeof version === "string" ? { version } : version;
}

/** One server of ours. It keeps its port and its data over a crash and a restart. */
export class OwnNode implements Node {
  readonly name: string;
  readonly port: number;
  readonly folder: string;
  readonly #found: Found;
  readonly #command: string[];
  readonly #deaths: Deaths;
  #service: Service | undefined;
  /** We have ended it, and not started it again. */
  #stopped = false;

  /** @param deaths hears of its end, when that is not our doing */
  constructor(found: Found, name: string, port: number, command: string[], deaths: Deaths) {
    this.name = name;
    this.port = port;
    this.folder = makeFolder("redis");
    this.#found = found;
    this.#command = command;
    this.#deaths = deaths;
  }

  /** Resolves when it answers PING. */
  async start(): Promise<void> {
    const { home } = this.#found;
    this.#stopped = false;
    this.#service = startService(home, this.folder, [...this.#command, "--port", String(this.port), "--dir", home.inside(this.folder)]);
    this.#deaths.follow(this.#service, this.name);
    await untilAnswers(this.name, this.#service, async () => {
      const reply = await this.ask("PING");
      if (reply !== "PONG") throw new Error(reply); // it is loading its data
    });
  }

  connect = (): Promise<RedisConnection> => RedisConnection.open(this.port);
  ask = (...words: string[]): Promise<string> => askOnce(this, words);

  isWell = async (): Promise<boolean> => this.#stopped || (await answersPing(this));

  async crash(): Promise<void> {
    this.#stopped = true;
    await this.#service?.crash();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#service?.stop();
  }

  async remove(): Promise<void> {
    await this.crash();
    removeFolder(this.folder);
  }
}
