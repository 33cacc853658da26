import type mysql from "mysql2/promise";
import type { Field, Result } from "../../../src/listings/index.ts";
import { CONNECTION_LOST } from "../sql/statement.ts";

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
    const [rows, fields] = await connection.query(sql);
    if (fields === undefined) return { tag: tagOf(word, (rows as mysql.ResultSetHeader).affectedRows) };
    const values = rows as unknown as (string | null)[][];
    return { tag: tagOf("SELECT", values.length), fields: fields.map(describe), rows: values };
  } catch (error) {
    return { tag: "", error: describeError(error) };
  }
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
