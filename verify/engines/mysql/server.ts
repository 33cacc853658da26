import type mysql from "mysql2";
import type { Found } from "../../../lab/home.ts";
import { type MysqlServer, startMysql } from "../../../lab/mysql/server.ts";
import { Deaths } from "../../../lab/service.ts";

/** The server that listings run on: hands out databases, and is started again when a listing (or a stranger) has ended it. */
export class Server {
  readonly #found: Found;
  readonly #deaths: Deaths;
  #server: MysqlServer;
  #admin: mysql.Connection;
  #databases = 0;

  private constructor(found: Found, deaths: Deaths, server: MysqlServer, admin: mysql.Connection) {
    this.#found = found;
    this.#deaths = deaths;
    this.#server = server;
    this.#admin = admin;
  }

  /** @throws EnvironmentError when it does not come up */
  static async open(found: Found): Promise<Server> {
    const deaths = new Deaths();
    const server = await startMysql(found, deaths);
    return new Server(found, deaths, server, await server.connect());
  }

  /** Resolves when the server ends though nobody here asked it to: how, and its last words. */
  died(): Promise<string> {
    return this.#deaths.next();
  }

  async isWell(): Promise<boolean> {
    const fresh = this.#server.connect().then((connection) => connection.destroy());
    const settled = await Promise.allSettled([this.#admin.promise().query("SELECT 1"), fresh]);
    return settled.every(({ status }) => status === "fulfilled");
  }

  /** Makes sure that there is a server. What was on one that ended is gone. */
  async revive(): Promise<void> {
    if (await this.isWell()) return;
    this.#admin.destroy();
    await this.#server.remove();
    this.#server = await startMysql(this.#found, this.#deaths);
    this.#admin = await this.#server.connect();
  }

  /** A new database, in use until it is dropped. */
  async create(): Promise<string> {
    this.#databases += 1;
    const name = `book_${this.#databases}`;
    await this.#admin.promise().query(`CREATE DATABASE ${name}`);
    return name;
  }

  /** Makes statistics: which rows a statement locks follows its plan, and that of a table just filled is chance. */
  async analyze(database: string): Promise<void> {
    const [rows] = (await this.#admin
      .promise()
      .query(
        "SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
        [database],
      )) as unknown as [string[][]];
    if (rows.length > 0) await this.#admin.promise().query(`ANALYZE TABLE ${rows.flat().join(", ")}`);
  }

  async drop(name: string): Promise<void> {
    await this.#admin.promise().query(`DROP DATABASE IF EXISTS ${name}`);
  }

  connect = (database?: string): Promise<mysql.Connection> => this.#server.connect(database);

  /** Ends a session, whatever it is doing. @param thread its number in the performance schema, by which its waits are told */
  async terminate(thread: number): Promise<void> {
    const sql = "SELECT PROCESSLIST_ID FROM performance_schema.threads WHERE THREAD_ID = ?";
    const [[row = []]] = (await this.#admin.promise().query(sql, [thread])) as unknown as [string[][]];
    if (row[0]) await this.#admin.promise().query(`KILL ${row[0]}`);
  }

  async close(): Promise<void> {
    this.#admin.destroy();
    await this.#server.remove();
  }
}
