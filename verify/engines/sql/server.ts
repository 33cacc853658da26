import type pg from "pg";
import { EnvironmentError } from "../../../lab/environment.ts";
import { type Cluster, startCluster } from "../../../lab/postgres/cluster.ts";
import { readShared, type Shared, undo } from "./shared.ts";
import { limitResults } from "./wire.ts";

const RECOVERY_TIMEOUT = 90_000;

/** Such as `PostgreSQL 18.4`. */
export async function readVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query("SHOW server_version");
  return `PostgreSQL ${String(rows[0]?.server_version).split(" ")[0]}`;
}

/** The server the listings run on: hands out databases, and is started again when a listing (or a stranger) has killed it. */
export class Server {
  #cluster: Cluster;
  #admin: pg.Client;
  #clean: Shared;
  readonly #templates = new Map<string, { name: string; madeOn: number }>();
  #databases = 0;
  #starts = 1;

  private constructor(cluster: Cluster, admin: pg.Client, clean: Shared) {
    this.#cluster = cluster;
    this.#admin = admin;
    this.#clean = clean;
  }

  static async open(): Promise<Server | { missing: string }> {
    const cluster = await startCluster();
    if ("missing" in cluster) return cluster;
    const admin = await cluster.connect();
    return new Server(cluster, admin, await readShared(admin));
  }

  /** How often a server was started: databases of an earlier one are gone. */
  get starts(): number {
    return this.#starts;
  }

  version(): Promise<string> {
    return readVersion(this.#admin);
  }

  /** A session for a listing, whose results have a limit. */
  async connect(database: string): Promise<pg.Client> {
    return limitResults(await this.#cluster.connect(database));
  }

  /** Resolves when the server, or a process of it, ends though nobody here asked it to: how, and its last words. */
  died(): Promise<string> {
    return this.#cluster.died();
  }

  isWell(): Promise<boolean> {
    return this.#answers();
  }

  url(database: string): string {
    return this.#cluster.url(database);
  }

  /** A connection that looks at the others from outside. */
  monitor(): Promise<pg.Client> {
    return this.#cluster.connect();
  }

  /** A new database: empty, or a copy of another one to which nobody is connected. */
  async create(template = "template0"): Promise<string> {
    this.#databases += 1;
    const name = `book_${process.pid}_${this.#databases}`;
    await this.#admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    return name;
  }

  /**
   * A database in which this script was played, to make copies of: played once, and again by another server.
   * Rejects when the script fails, since then nothing that begins with it means what it says.
   */
  async template(script: string, play: (database: string) => Promise<string | undefined>): Promise<string> {
    const known = this.#templates.get(script);
    if (known?.madeOn === this.#starts) return known.name;
    const name = await this.create();
    const failed = await play(name);
    if (failed !== undefined) {
      await this.drop(name);
      throw new Error(`the shared schema fails: ${failed}`);
    }
    this.#templates.set(script, { name, madeOn: this.#starts });
    return name;
  }

  async drop(name: string): Promise<void> {
    await this.#admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  /** Ends a session, whatever it is doing. */
  async terminate(pid: number): Promise<void> {
    await this.#admin.query("SELECT pg_terminate_backend($1)", [pid]);
  }

  /** Makes sure that there is a server: waits while it recovers from a crash, starts another when it has ended. */
  async revive(): Promise<void> {
    const deadline = Date.now() + RECOVERY_TIMEOUT;
    while (!(await this.#answers())) {
      if (Date.now() > deadline) throw new EnvironmentError(`the server did not come back within ${RECOVERY_TIMEOUT / 1000} s`);
      if (!this.#cluster.alive()) await this.#restart();
      else await new Promise((resolve) => setTimeout(resolve, 20)); // crash recovery announces its end to nobody
      const fresh = await this.#cluster.connect().catch(() => undefined);
      if (fresh) this.#admin = fresh;
    }
  }

  get #isOurs(): boolean {
    return this.#cluster.folders.length > 0;
  }

  /** What all databases share, to be brought back to later. */
  shared(): Promise<Shared> {
    return readShared(this.#admin);
  }

  /**
   * Brings back what all databases share (roles, settings of the server), or starts another server in this one's place.
   * @param before as it was at the beginning, unless told
   * @throws when the server is not ours, and stays changed
   */
  async restore(before: Shared = this.#clean): Promise<void> {
    const changed = await undo(this.#admin, before, this.#isOurs);
    if (changed.length === 0) return;
    if (!this.#isOurs)
      throw new Error(`the server of DATABASE_URL is not as it was: ${changed.join(", ")}. Unset DATABASE_URL for this listing`);
    await this.#admin.end().catch(() => {});
    await this.#restart();
    this.#admin = await this.#cluster.connect();
  }

  /** A session outlives its postmaster for a moment, so that a new connection has to be had too. */
  async #answers(): Promise<boolean> {
    const fresh = this.#cluster.connect().then((client) => client.end());
    const settled = await Promise.allSettled([this.#admin.query("SELECT 1"), fresh]);
    return settled.every(({ status }) => status === "fulfilled");
  }

  async #restart(): Promise<void> {
    await this.#cluster.stop();
    const cluster = await startCluster();
    if ("missing" in cluster) throw new EnvironmentError(cluster.missing);
    this.#cluster = cluster;
    this.#starts += 1;
  }

  async close(): Promise<void> {
    // A server that is not ours (DATABASE_URL) goes on after us, and would keep them.
    for (const { name } of this.#templates.values()) await this.drop(name).catch(() => {});
    const restored = this.#isOurs ? Promise.resolve() : this.restore();
    await restored.finally(async () => {
      await this.#admin.end().catch(() => {});
      await this.#cluster.stop();
    });
  }
}
