import { EnvironmentError } from "../../../lab/environment.ts";
import { type Listing, type NameOf, type Result, type ServerError, sharesState, specOf } from "../../../src/listings/index.ts";
import { type Attempt, type CheckOutcome, readChecks, type Script, splitSql, tryChecks, unknownChecks } from "../../../src/sql/index.ts";
import { attended, readied } from "../attended.ts";
import type { Host } from "./host.ts";
import { play } from "./play.ts";
import { postgresHost } from "./postgres-host.ts";
import type { SqlObserved, SqlRun } from "./seen.ts";
import type { Server } from "./server.ts";
import { interleave } from "./sessions.ts";
import { CONNECTION_LOST } from "./statement.ts";

type SqlListing = Listing<NameOf<"sql">>;

/**
 * The database that the listings of one `env` share, in order. What only looks or tries works on a copy, as it was when its turn came:
 * interleavings, exercises, repeated runs.
 */
export class Environment {
  readonly #server: Server;
  readonly #played: Listing[] = [];
  #database: string | undefined;
  #madeOn = 0;
  readonly #schema: Listing | undefined;

  /** @param schema what its database begins with, when that is shared by several */
  constructor(server: Server, schema: Listing | undefined) {
    this.#server = server;
    this.#schema = schema;
  }

  /** Executes a listing. Whatever it throws, the next listing finds the state it needs. @throws EnvironmentError when the server ended meanwhile */
  async observe(listing: SqlListing): Promise<SqlObserved> {
    try {
      const script = splitSql(listing.code);
      const database = await readied(this.#server, () => this.#ready());
      const observation = await attended(this.#server, () => this.#execute(listing, script, database), { isCut });
      // What has ended its own session, or the server, is not repeated for the listings that follow.
      if (errorsIn(observation).some(({ code }) => LOST.includes(code))) await this.#forget();
      else if (sharesState(listing)) this.#played.push(listing);
      refuseShortage(observation);
      return observation;
    } catch (error) {
      await this.#forget();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#forget();
  }

  /** The database with all that was executed so far: made again when a crash may have left it half-way. */
  async #ready(): Promise<string> {
    await this.#server.revive();
    if (this.#database && this.#madeOn === this.#server.starts) return this.#database;
    await this.#server.restore(); // what an earlier one changed, and could not be undone at its end
    const database = await this.#server.create(await this.#template());
    this.#database = database;
    this.#madeOn = this.#server.starts;
    for (const { code, contract } of this.#played) await play(this.#on(database), splitSql(code).statements, contract.timeout);
    return database;
  }

  async #template(): Promise<string | undefined> {
    if (!this.#schema) return undefined;
    const { code, contract } = this.#schema;
    return await this.#server.template(code, async (database) => {
      const { outcomes } = await play(this.#on(database), splitSql(code).statements, contract.timeout);
      return outcomes.at(-1)?.error?.message;
    });
  }

  /** Leaves the server as it was found, but for what cannot be undone: the next environment says so. */
  async #forget(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    if (database) await this.#server.drop(database).catch(() => {}); // a server that is gone took it along
    await this.#server.restore().catch(() => {});
  }

  async #execute(listing: SqlListing, script: Script, database: string): Promise<SqlObserved> {
    return await this.#observes[listing.contract.name](listing, script, database);
  }

  readonly #observes: Record<NameOf<"sql">, (listing: SqlListing, script: Script, database: string) => Promise<SqlObserved>> = {
    "sql run": (...given) => this.#play(...given),
    "sql fail": (...given) => this.#play(...given),
    "sql explain": (...given) => this.#play(...given),
    "sql sessions": (...given) => this.#interleave(...given),
    "sql checks": (...given) => this.#check(...given),
  };

  async #interleave({ contract: { runs, timeout } }: Listing, { statements }: Script, database: string): Promise<SqlObserved> {
    const all = await repeat(runs, () => this.#onCopy(database, (copy) => interleave(this.#on(copy), statements, timeout)));
    return { kind: "interleaved", runs: all, statements };
  }

  #on(database: string): Host {
    return postgresHost(this.#server, database);
  }

  async #play(listing: Listing, script: Script, database: string): Promise<SqlObserved> {
    const { runs, timeout } = listing.contract;
    const sampled = specOf(listing.contract).analyzed === true && (await this.#analyze(database));
    const { statements } = script;
    const copies = sharesState(listing) ? runs - 1 : runs;
    const tried = await repeat(copies, () => this.#onCopy(database, (copy) => play(this.#on(copy), statements, timeout)));
    const last: SqlRun[] = sharesState(listing) ? [await play(this.#on(database), statements, timeout)] : [];
    return { kind: "played", runs: [...tried, ...last], wants: wantsOf(script), sampled };
  }

  async #onCopy<T>(database: string, use: (copy: string) => Promise<T>): Promise<T> {
    const before = await this.#server.shared();
    const copy = await this.#server.create(database);
    try {
      return await use(copy);
    } finally {
      await this.#server.drop(copy).catch(() => {});
      await this.#server.restore(before);
    }
  }

  /** Plans follow statistics: they are fresh. Says whether any was sampled (ANALYZE reads 300 × default_statistics_target rows). */
  async #analyze(database: string): Promise<boolean> {
    const client = await this.#server.connect(database);
    try {
      await client.query("ANALYZE");
      const { rows } = await client.query("SELECT 1 FROM pg_class WHERE relkind IN ('r', 'm') AND reltuples > 30000 LIMIT 1");
      return rows.length > 0;
    } finally {
      await client.end();
    }
  }

  async #check(listing: Listing, script: Script, database: string): Promise<SqlObserved> {
    const checks = readChecks(script);
    const attempt: Attempt = (statements) =>
      this.#onCopy(database, async (copy) => {
        const { outcomes } = await play(this.#on(copy), statements, listing.contract.timeout);
        const last: Result = outcomes.at(-1) ?? { tag: "" };
        if (CUT.includes(last.error?.code ?? "")) throw new Error(last.error?.message);
        return last;
      });
    const tryAll = async (role: "starter" | "solution"): Promise<CheckOutcome[]> => {
      const code = listing.needs.find(({ contract }) => "role" in contract && contract.role === role)?.code ?? "";
      return await tryChecks(script, splitSql(code).statements, attempt);
    };
    const unknown = unknownChecks(script);
    if (unknown.length > 0 || checks.length === 0) return { kind: "checked", unknown, starter: [], solution: [] };
    return { kind: "checked", unknown, starter: await tryAll("starter"), solution: await tryAll("solution") };
  }
}

async function repeat<T>(times: number, once: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < times; i += 1) all.push(await once());
  return all;
}

/** SQLSTATEs promised by `-- want 23505` comments. */
export const wantsOf = ({ comments }: Script): string[] =>
  comments.flatMap(({ text }) => /^--\s*want\s+([0-9A-Z]{4,5})\b/.exec(text)?.[1] ?? []);

/** By the driver, or by the server's last words (class 57, operator intervention). */
const LOST = [CONNECTION_LOST, "57P01", "57P02"];
/** Of a session that ended itself, or was ended by another one, that is not said. */
const CUT = [CONNECTION_LOST, "57P02"];
/** The machine's: disk_full, io_error. */
const SHORT = ["53100", "58030"];

function errorsIn(observation: SqlObserved): ServerError[] {
  const results: Result[] =
    observation.kind === "played"
      ? observation.runs.flatMap(({ outcomes }) => outcomes)
      : observation.kind === "interleaved"
        ? observation.runs.flatMap(({ trace }) => trace.flatMap(({ result }) => result ?? []))
        : [];
  return results.flatMap(({ error }) => error ?? []);
}

const isCut = (observation: SqlObserved): boolean => errorsIn(observation).some(({ code }) => CUT.includes(code));

function refuseShortage(observation: SqlObserved): void {
  const short = errorsIn(observation).find(({ code }) => SHORT.includes(code));
  if (short) throw new EnvironmentError(`PostgreSQL: ${short.message}`);
}
