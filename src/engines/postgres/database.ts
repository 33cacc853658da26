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

/** One database, which is brought into the state of an environment, time after time. */
export class Database {
  readonly #db: PGlite;
  /** The environment it is in, and how that is recognised. `undefined`: neither is known. */
  #state: { key: string; mark: string | undefined } | undefined;

  constructor(db: PGlite) {
    this.#db = db;
  }

  /** Whether `enter` would have to make the environment first. */
  isIn(environment: Environment): boolean {
    return this.#state?.key === keyOf(environment);
  }

  /**
   * Makes sure that it is in this environment.
   * @param fresh as its scripts made it; else on what came since, when it is in this environment already
   * @returns false: it cannot be brought back, and another server is needed
   */
  async enter(environment: Environment, fresh: boolean): Promise<boolean> {
    const key = keyOf(environment);
    if (this.#state?.key === key && (!fresh || this.#state.mark !== undefined)) return true;
    this.#state = undefined;
    if (!(await this.#wipe())) return false;
    for (const script of environment.setup) await this.#play(script);
    await this.#endSession();
    this.#state = { key, mark: await this.#mark() };
    return true;
  }

  /** Ends what a script has left open. The environment counts as untouched only when nothing was written since. */
  async leave(): Promise<void> {
    await this.#endSession();
    if (!this.#state || this.#state.mark === undefined) return;
    if ((await this.#mark()) !== this.#state.mark) this.#state = undefined;
  }

  /** What comes now goes on from what was left, open transaction included: it is not what the scripts have made any more. */
  stay(): void {
    if (this.#state) this.#state = { ...this.#state, mark: undefined };
  }

  forget(): void {
    this.#state = undefined;
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

const keyOf = ({ setup }: Environment): string => JSON.stringify(setup);
