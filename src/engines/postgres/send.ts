import { type PGlite, protocol } from "@electric-sql/pglite";
import type { Field, Result } from "../../listings/index.ts";
import { isNumeric } from "../../sql/index.ts";

/** What one statement gave. `position`: where in its text an error points, characters from 1. */
export type Sent = Result & { count?: number; position?: number };

/** Messages of the protocol that are listened to (PostgreSQL manual, 54.7). */
type Message =
  | { name: "rowDescription"; fields: { name: string; dataTypeID: number }[] }
  | { name: "dataRow"; fields: (string | null)[] }
  | { name: "commandComplete"; text: string }
  | { name: "error"; code?: string; message: string; detail?: string; hint?: string; position?: string };

/**
 * Sends one statement, and says what it gave as `psql` would: values as the server prints them. Rows beyond the limit are counted, and not
 * kept. Never rejects for an error of the server.
 */
export async function send(db: PGlite, sql: string, limit: number): Promise<Sent> {
  let fields: Field[] | undefined;
  let tag = "";
  let error: Sent["error"];
  let position: number | undefined;
  let count = 0;
  const rows: (string | null)[][] = [];
  const hear = (message: Message) => {
    switch (message.name) {
      case "rowDescription":
        fields = message.fields.map(({ name, dataTypeID }) => ({ name, numeric: isNumeric(dataTypeID) }));
        break;
      case "dataRow":
        count += 1;
        if (count <= limit) rows.push(message.fields);
        break;
      case "commandComplete":
        tag = message.text;
        break;
      case "error":
        error = describeError(message);
        position = message.position === undefined ? undefined : Number(message.position);
    }
  };
  const parser = new protocol.Parser();
  const onRawData = (data: Uint8Array) => parser.parse(data, (message) => hear(message as unknown as Message));
  await db.execProtocolRawStream(protocol.serialize.query(sql), { onRawData });
  if (error) return { tag: "", error, ...(position !== undefined && { position }) };
  return { tag, ...(fields && { fields, rows }), ...(count > limit && { count }) };
}

const describeError = ({ code = "XX000", message, detail, hint }: Message & { name: "error" }): NonNullable<Result["error"]> => ({
  code,
  message,
  ...(detail && { detail }),
  ...(hint && { hint }),
});
