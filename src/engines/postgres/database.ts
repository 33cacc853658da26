import type { PGlite } from "@electric-sql/pglite";
import { splitSql } from "../../sql/index.ts";
import { send } from "./send.ts";
import type { Environment } from "./types.ts";

/** Made once, when a database is wiped: as initdb leaves it. */
const PUBLIC = ["CREATE SCHEMA public AUTHORIZATION pg_database_owner", "GRANT USAGE ON SCHEMA public TO PUBLIC"];

const WIPE = `DO $$
DECLARE found record;
BEGIN
  FOR found IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', found.nspname);
  END LOOP;
  FOR found IN SELECT rolname FROM pg_roles WHERE oid >= 16384 LOOP
    EXECUTE format('DROP OWNED BY %I CASCADE', found.rolname);
    EXECUTE format('DROP ROLE %I', found.rolname);
  END LOOP;
END $$`;

/** What a script can have made outside of schemas and roles. What initdb made has oids below 16384 (access/transam.h). */
const LEFT = ["database", "extension", "event_trigger", "publication", "foreign_data_wrapper", "language", "cast", "largeobject_metadata"]
  .map((catalog) => `SELECT oid FROM pg_${catalog}`)
  .join(" UNION ALL ");

/**
 * Changes as soon as a statement has written anything: only then is a transaction id assigned. Sequences are read too, since they move
 * without one.
 */
const MARK = `SELECT pg_snapshot_xmax(pg_current_snapshot()), (SELECT string_agg(last_value::text, ',') FROM pg_sequences)`;

/** Scripts that make a state, in order. */
type Setup = readonly string[];

/** So many ways are remembered that lead to the state it is in. */
const REMEMBERED = 50;

/** One database, which is brought into the state of an environment, time after time. */
export class Database {
  readonly #db: PGlite;
  /**
   * The ways that lead to its state, and how that is recognised. A script that wrote nothing leads to where it began, so that there are
   * several. No `mark`: it is somewhere behind the last one of them.
   */
  #state: { ways: Setup[]; mark: string | undefined } | undefined;
  #entered: Setup = [];

  constructor(db: PGlite) {
    this.#db = db;
  }

  /** Whether `enter` has nothing to execute. */
  isIn({ setup }: Environment, fresh: boolean): boolean {
    return this.#behind(setup, fresh)?.length === setup.length;
  }

  /**
   * Makes sure that it is in this environment: what is missing to it is executed, and where nothing leads there, all from the start.
   * @param fresh as its scripts made it; else on what came since, when it is in this environment already
   * @returns false: it cannot be brought back, and another server is needed
   */
  async enter({ setup }: Environment, fresh: boolean): Promise<boolean> {
    this.#entered = setup;
    const behind = this.#behind(setup, fresh);
    if (behind?.length === setup.length) return true;
    this.#state = undefined;
    if (!behind && !(await this.#wipe())) return false;
    for (const script of setup.slice(behind?.length ?? 0)) await this.#play(script);
    await this.#endSession();
    this.#state = { ways: [setup], mark: await this.#mark() };
    return true;
  }

  /** Ends what a script has left open, which was executed since it was entered, and notes where that has led. */
  async leave(script: string): Promise<void> {
    await this.#endSession();
    if (this.#state?.mark === undefined) return;
    const mark = await this.#mark();
    const way = [...this.#entered, script];
    this.#state = { mark, ways: mark === this.#state.mark ? [...this.#state.ways, way].slice(-REMEMBERED) : [way] };
  }

  /** What comes now goes on from what was left, open transaction included: it is not what the scripts have made any more. */
  stay(): void {
    this.#state = { ways: [this.#entered], mark: undefined };
  }

  forget(): void {
    this.#state = undefined;
  }

  /** The longest way to where it is that is the beginning of a setup. */
  #behind(setup: Setup, fresh: boolean): Setup | undefined {
    if (!this.#state) return undefined;
    const { ways, mark } = this.#state;
    const leading = ways.filter((way) => way.every((script, i) => script === setup[i]));
    const found = leading.sort((one, other) => other.length - one.length)[0];
    if (mark !== undefined) return found;
    return !fresh && found?.length === setup.length ? found : undefined;
  }

  /** A script of an environment, up to its first error: some show one. */
  async #play(script: string): Promise<void> {
    for (const { sql } of splitSql(script).statements) {
      const { error } = await send(this.#db, sql, 0);
      if (error) break;
    }
    await send(this.#db, "ROLLBACK", 0);
  }

  async #endSession(): Promise<void> {
    await send(this.#db, "ROLLBACK", 0); // only a warning where no transaction is open
    await send(this.#db, "DISCARD ALL", 0);
  }

  async #wipe(): Promise<boolean> {
    await this.#endSession();
    for (const sql of [WIPE, ...PUBLIC]) {
      const { error } = await send(this.#db, sql, 0);
      if (error) return false;
    }
    const { rows } = await send(this.#db, `SELECT 1 FROM (${LEFT}) found WHERE oid >= 16384`, 1);
    return rows?.length === 0;
  }

  async #mark(): Promise<string> {
    const { rows } = await send(this.#db, MARK, 1);
    return JSON.stringify(rows);
  }
}
