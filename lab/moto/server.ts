import { EnvironmentError, lastWords } from "../environment.ts";
import type { Home, Missing } from "../home.ts";
import { freePorts } from "../ports.ts";
import { Deaths, makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { succeeds } from "../until.ts";
import { findMoto, type Moto } from "./venv.ts";

const READY_TIMEOUT = 180_000;
const POLL_MS = 25;
const HERE: Home = { name: "this machine", isolated: false, wrap: (command) => command, inside: (folder) => folder };

/** moto's server: an emulator of AWS, never AWS. README.md beside this file says what it may be asked, and what not. */
export type MotoServer = {
  /** Such as `moto 5.2.5`. */
  readonly version: string;
  readonly url: string;
  /** Its scratch folder, where it is ours. */
  readonly folders: string[];
  /** Resolves when it ends, and nobody asked it to: how, and its last words. */
  died(): Promise<string>;
  /** Whether it answers a request. */
  isWell(): Promise<boolean>;
  /** Starts it again where it has ended, at the same address. */
  revive(): Promise<void>;
  /** Forgets everything that was made in it. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** The server that AWS_ENDPOINT_URL names, or one of our own; or what is missing. */
export async function startMoto(): Promise<MotoServer | Missing> {
  const url = process.env.AWS_ENDPOINT_URL;
  return url ? await givenServer(url) : await ownServer();
}

async function ownServer(): Promise<MotoServer | Missing> {
  const moto = await findMoto();
  if ("missing" in moto) return moto;
  const [port = 0] = await freePorts(1);
  const server = new OwnMoto(moto, port);
  await server.revive();
  return server;
}

class OwnMoto implements MotoServer {
  readonly version: string;
  readonly url: string;
  readonly folders: string[];
  readonly #command: string[];
  readonly #deaths = new Deaths();
  #service: Service | undefined;

  constructor({ python, version }: Moto, port: number) {
    this.version = `moto ${version}`;
    this.url = `http://127.0.0.1:${port}`;
    this.folders = [makeFolder("moto")];
    this.#command = [python, "-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)];
  }

  async revive(): Promise<void> {
    if (this.#service?.alive()) return;
    const service = startService(HERE, this.folders[0] ?? "", this.#command);
    this.#service = service;
    this.#deaths.follow(service);
    const deadline = Date.now() + READY_TIMEOUT;
    while (!(await this.isWell())) {
      if (service.alive() && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        continue;
      }
      await this.close();
      throw new EnvironmentError(`moto did not start: ${lastWords(service.log())}`);
    }
  }

  died = (): Promise<string> => this.#deaths.next();
  isWell = (): Promise<boolean> => succeeds(fetch(this.url));
  reset = (): Promise<void> => reset(this.url);

  async close(): Promise<void> {
    await this.#service?.stop();
    for (const folder of this.folders) removeFolder(folder);
  }
}

/** Used when it is a moto on this machine and holds nothing, since the book resets it: no real account, and nobody's work. */
async function givenServer(url: string): Promise<MotoServer | Missing> {
  if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname))
    return { missing: `AWS_ENDPOINT_URL is ${url}, which is not on this machine. Unset it, or name an empty moto server on 127.0.0.1` };
  try {
    if (!(await isEmpty(url)))
      return { missing: "AWS_ENDPOINT_URL: it holds something, which the book would delete. Give it an empty moto" };
    const well = { died: () => new Promise<string>(() => {}), isWell: async () => true, revive: async () => {} };
    return { version: "moto, as given", url, folders: [], ...well, reset: () => reset(url), close: async () => {} };
  } catch (error) {
    return { missing: `AWS_ENDPOINT_URL does not answer as moto: ${error instanceof Error ? error.message : error}` };
  }
}

async function reset(url: string): Promise<void> {
  const response = await fetch(`${url}/moto-api/reset`, { method: "POST" });
  if (!response.ok) throw new Error(`POST /moto-api/reset: ${response.status}`);
}

/** Its models by service, each with what was made of it. */
async function isEmpty(url: string): Promise<boolean> {
  const response = await fetch(`${url}/moto-api/data.json`);
  const services = (await response.json()) as Record<string, Record<string, unknown[]>>;
  return Object.values(services).every((models) => Object.values(models).every((made) => made.length === 0));
}
