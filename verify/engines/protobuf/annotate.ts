import type { Field, Schema } from "./image.ts";
import { readVarint, scalar, WIRE_OF, WIRES, type Wire } from "./values.ts";

/** Some bytes of a message, and what they are. All rows' bytes, one after the other, are the message. */
export type Row = { bytes: Uint8Array; depth: number; text: string };

type Place = { fields: Map<number, Field> | undefined; schema: Schema; depth: number };

/**
 * Takes a message apart, one field per row. It follows the wire format alone (https://protobuf.dev/programming-guides/encoding/); the schema
 * gives names and the reading of values. What the schema does not know, or declares with another wire type, is `?`: parsers keep it aside.
 */
export function annotate(bytes: Uint8Array, type: string, schema: Schema): Row[] {
  return readFields(bytes, { fields: schema.messages.get(type), schema, depth: 0 }).rows;
}

type Read = { rows: Row[]; length: number };

/** The fields of a message, one after the other; with `group`, up to the tag that ends it, since groups have no length. */
function readFields(bytes: Uint8Array, place: Place, group?: number): Read {
  const rows: Row[] = [];
  let at = 0;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const tag = readTag(rest);
    if (tag?.wire === "EGROUP" && tag.number === group) return { rows, length: at };
    const read = tag && readField(rest, tag, place);
    if (!read) return { rows: [...rows, { bytes: rest, depth: place.depth, text: "is no field" }], length: bytes.length };
    rows.push(...read.rows);
    at += read.length;
  }
  return { rows, length: at };
}

type Tag = { number: number; wire: Wire; end: number };

/** Field number and wire type: `number << 3 | type`. None when there is no such type, or the number is 0. */
function readTag(bytes: Uint8Array): Tag | undefined {
  const read = readVarint(bytes, 0);
  const wire = read && WIRES[Number(read.value & 7n)];
  const number = Number((read?.value ?? 0n) >> 3n);
  return wire && number > 0 ? { number, wire, end: read.end } : undefined;
}

/** The field behind a tag; none when it is cut short. */
function readField(bytes: Uint8Array, tag: Tag, { fields, schema, depth }: Place): Read | undefined {
  const { number, wire, end } = tag;
  const field = knownField(fields?.get(number), wire);
  const name = field?.name ?? "?";
  const row = (length: number, text: string): Row => ({ bytes: bytes.subarray(0, length), depth, text: `${number} ${text}` });
  const inside = { fields: field && schema.messages.get(field.typeName), schema, depth: depth + 1 };
  if (wire === "EGROUP") return undefined;
  if (wire === "SGROUP") return readGroup(bytes, tag, row(end, `SGROUP ${name}`), inside);
  if (wire !== "LEN") {
    const value = scalar(bytes, end, wire, field?.type, enumOf(field, schema));
    return value && { rows: [row(value.end, `${wire} ${name} = ${value.text}`)], length: value.end };
  }
  const length = readVarint(bytes, end);
  const last = length ? length.end + Number(length.value) : Number.POSITIVE_INFINITY;
  if (!length || last > bytes.length) return undefined;
  const content = bytes.subarray(length.end, last);
  const head = `LEN ${content.length} ${name}`;
  if (field?.type === "MESSAGE") return { rows: [row(length.end, head), ...readFields(content, inside).rows], length: last };
  return { rows: [row(last, `${head} = ${contents(content, field, schema)}`)], length: last };
}

/** What the schema declares, unless the bytes have another wire type: then it is not that field. */
function knownField(field: Field | undefined, wire: Wire): Field | undefined {
  const declared = field && WIRE_OF[field.type];
  return declared === wire || (field?.repeated && wire === "LEN") ? field : undefined;
}

function readGroup(bytes: Uint8Array, { number, end }: Tag, opening: Row, inside: Place): Read | undefined {
  const { rows, length } = readFields(bytes.subarray(end), inside, number);
  const closing = readTag(bytes.subarray(end + length));
  if (closing?.wire !== "EGROUP") return undefined;
  const last = end + length + closing.end;
  const ending = { ...opening, bytes: bytes.subarray(end + length, last), text: opening.text.replace("SGROUP", "EGROUP") };
  return { rows: [opening, ...rows, ending], length: last };
}

/** What a field with a length holds: packed values, text, or bytes. */
function contents(bytes: Uint8Array, field: Field | undefined, schema: Schema): string {
  if (field && WIRE_OF[field.type] !== "LEN") return packedValues(bytes, field, schema) ?? hex(bytes);
  return field?.type === "BYTES" ? hex(bytes) : textOr(bytes, field);
}

const enumOf = (field: Field | undefined, { enums }: Schema) => (field?.type === "ENUM" ? enums.get(field.typeName) : undefined);

function packedValues(bytes: Uint8Array, field: Field, schema: Schema): string | undefined {
  const values: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = scalar(bytes, at, WIRE_OF[field.type] ?? "VARINT", field.type, enumOf(field, schema));
    if (!value) return undefined;
    values.push(value.text);
    at = value.end;
  }
  return `[${values.join(", ")}]`;
}

/** As text, where the schema says so or where it is; bytes otherwise. */
function textOr(bytes: Uint8Array, field: Field | undefined): string {
  const text = Buffer.from(bytes).toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(bytes) && (field || /^[^\p{Cc}]*$/u.test(text));
  return isText ? JSON.stringify(text) : hex(bytes);
}

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
