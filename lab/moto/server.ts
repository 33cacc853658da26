import type { Home, Missing } from "../home.ts";
import { answers, freePorts } from "../ports.ts";
import { makeFolder, removeFolder, startService } from "../service.ts";
import { findMoto } from "./venv.ts";

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
  const url = `http://127.0.0.1:${port}`;
  const folder = makeFolder("moto");
  const service = startService(HERE, folder, [moto.python, "-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)]);
  const close = async () => {
    await service.stop();
    removeFolder(folder);
  };
  const deadline = Date.now() + READY_TIMEOUT;
  while (!(await answers(port))) {
    if (service.alive() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      continue;
    }
    await close();
    throw new Error(`moto did not start: ${service.log().trim().split("\n").at(-1)}`);
  }
  return { version: `moto ${moto.version}`, url, folders: [folder], reset: () => reset(url), close };
}

/** Used when it is a moto on this machine and holds nothing, since the book resets it: no real account, and nobody's work. */
async function givenServer(url: string): Promise<MotoServer | Missing> {
  if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname))
    return { missing: `AWS_ENDPOINT_URL is ${url}, which is not on this machine. Unset it, or name an empty moto server on 127.0.0.1` };
  try {
    if (!(await isEmpty(url)))
      return { missing: "AWS_ENDPOINT_URL: it holds something, which the book would delete. Give it an empty moto" };
    return { version: "moto, as given", url, folders: [], reset: () => reset(url), close: async () => {} };
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
