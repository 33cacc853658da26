import pg from "pg";
import type { Field, Result } from "../../../src/listings/index.ts";
import { isNumeric } from "../../../src/sql/index.ts";
import { ExcessError } from "./wire.ts";

/** SQLSTATE of a connection that is gone (class 08), for what the driver reports without one. */
export const CONNECTION_LOST = "08006";

// Values stay as the server prints them.
const AS_TEXT = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

/** Sends one statement and says what it gave. An error of the server, or the loss of it, is a result too. @throws ExcessError when it gave too much */
export async function send(client: pg.Client, sql: string): Promise<Result> {
  let tag = "";
  const remember = (message: { text: string }) => {
    tag = message.text;
  };
  // The driver keeps only the first word of a command's tag; the message has all of it.
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
  connection.on("commandComplete", remember);
  let finish = () => {};
  const over = new Promise<void>((resolve) => {
    finish = resolve;
    connection.once("readyForQuery", finish).once("end", finish);
  });
  try {
    const { fields, rows } = await client.query({ text: sql, rowMode: "array", types: AS_TEXT });
    return fields.length === 0 ? { tag } : { tag, fields: fields.map(describe), rows };
  } catch (error) {
    if (error instanceof ExcessError) throw error;
    // The server reports an error before it rolls back. Until it is ready again it holds its locks, and another session is not free yet.
    if (error instanceof pg.DatabaseError) await over;
    return { tag: "", error: describeError(error) };
  } finally {
    connection.off("commandComplete", remember).off("readyForQuery", finish).off("end", finish);
  }
}

const describe = ({ name, dataTypeID }: pg.FieldDef): Field => ({ name, numeric: isNumeric(dataTypeID) });

function describeError(error: unknown): NonNullable<Result["error"]> {
  if (!(error instanceof pg.DatabaseError)) return { code: CONNECTION_LOST, message: "the connection to the server was lost" };
  const { code = "XX000", message, detail, hint } = error;
  return { code, message, ...(detail && { detail }), ...(hint && { hint }) };
}
