import type mysql from "mysql2";
import type { Field, Result } from "../../../src/listings/index.ts";
import { CONNECTION_LOST } from "../sql/statement.ts";
import { ExcessError, excessOf } from "../sql/wire.ts";

/** `BEGIN ISOLATION LEVEL …` is PostgreSQL's; MySQL takes the level before the transaction begins (MySQL manual, 15.3.7). */
const LEVEL = /^(?:BEGIN|START\s+TRANSACTION)\s+(ISOLATION\s+LEVEL\s+.+)$/is;

/** A statement of a listing as MySQL is sent it: one, or two where PostgreSQL says in one what takes two here. */
export function asSent(sql: string): string[] {
  const level = LEVEL.exec(sql.trim())?.[1];
  return level ? [`SET TRANSACTION ${level}`, "START TRANSACTION"] : [sql];
}

/** Sends one statement and says what it gave, in the form that PostgreSQL's answers have. An error of the server, or the loss of it, is a result too. */
export async function send(connection: mysql.Connection, sql: string): Promise<Result> {
  let last: Result = { tag: "" };
  for (const one of asSent(sql)) {
    last = await sendOne(connection, one);
    if (last.error) break;
  }
  return last;
}

async function sendOne(connection: mysql.Connection, sql: string): Promise<Result> {
  const word = /^\w+/.exec(sql)?.[0]?.toUpperCase() ?? "";
  try {
    const { fields, rows, changed } = await receive(connection, sql);
    return fields ? { tag: tagOf("SELECT", rows.length), fields: fields.map(describe), rows } : { tag: tagOf(word, changed) };
  } catch (error) {
    if (error instanceof ExcessError) throw error;
    return { tag: "", error: describeError(error) };
  }
}

type Values = (string | null)[];
type Received = { fields?: mysql.FieldPacket[]; rows: Values[]; changed: number };

/** Takes a result row by row, and cuts the connection when it is more than a result may be. @throws ExcessError then; the server's error */
function receive(connection: mysql.Connection, sql: string): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const received: Received = { rows: [], changed: 0 };
  let bytes = 0;
  const take = (row: Values | mysql.ResultSetHeader) => {
    if (!Array.isArray(row)) {
      received.changed = row.affectedRows;
      return;
    }
    received.rows.push(row);
    bytes += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    const excess = excessOf({ rows: received.rows.length, bytes });
    if (excess === undefined) return;
    connection.destroy();
    reject(new ExcessError(excess));
  };
  connection.once("error", reject); // when it is lost, which the query is not told
  const settle = () => connection.off("error", reject);
  connection
    .query(sql)
    .on("fields", (fields: mysql.FieldPacket[] | undefined) => {
      if (fields) received.fields = fields;
    })
    .on("result", take)
    .on("error", reject)
    .on("end", () => resolve(received));
  return promise.finally(settle);
}

/** As PostgreSQL's command tags are: what changes or reads rows tells how many. */
const tagOf = (word: string, rows: number): string =>
  ["INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT"].includes(word) ? `${word} ${rows}` : word;

/** Types of MySQL's protocol that are numbers (enum_field_types): decimal, tiny to long, float, double, longlong, int24, year, newdecimal. */
const NUMERIC = [0, 1, 2, 3, 4, 5, 8, 9, 13, 246];

const describe = ({ name, type }: mysql.FieldPacket): Field => ({ name, numeric: NUMERIC.includes(type ?? -1) });

/** By its number, since MySQL has one SQLSTATE for many (MySQL Error Message Reference): 1205 is HY000. */
function describeError(error: unknown): NonNullable<Result["error"]> {
  const { errno, sqlMessage } = error as { errno?: number; sqlMessage?: string };
  if (errno === undefined || sqlMessage === undefined) return { code: CONNECTION_LOST, message: "the connection to the server was lost" };
  return { code: String(errno), message: sqlMessage };
}
