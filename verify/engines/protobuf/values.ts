/** Wire types by number: 6 and 7 are none. */
export const WIRES = ["VARINT", "I64", "LEN", "SGROUP", "EGROUP", "I32"] as const;
export type Wire = (typeof WIRES)[number];

/** The wire type of a declared type, when it is not packed. */
export const WIRE_OF: Record<string, Wire | undefined> = {
  INT32: "VARINT",
  INT64: "VARINT",
  UINT32: "VARINT",
  UINT64: "VARINT",
  SINT32: "VARINT",
  SINT64: "VARINT",
  BOOL: "VARINT",
  ENUM: "VARINT",
  FIXED64: "I64",
  SFIXED64: "I64",
  DOUBLE: "I64",
  STRING: "LEN",
  BYTES: "LEN",
  MESSAGE: "LEN",
  GROUP: "SGROUP",
  FIXED32: "I32",
  SFIXED32: "I32",
  FLOAT: "I32",
};

const LONGEST = 10;

/** A base-128 number: seven bits a byte, the lowest first, the eighth says that more follow. None when it is cut short or too long. */
export function readVarint(bytes: Uint8Array, at: number): { value: bigint; end: number } | undefined {
  let value = 0n;
  for (let i = 0; i < LONGEST; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), end: at + i + 1 };
  }
  return undefined;
}

/**
 * A value of fixed or varint wire type.
 * @param type as declared; without one, the number as it stands
 * @param names of an enum's values
 */
export function scalar(
  bytes: Uint8Array,
  at: number,
  wire: Wire,
  type: string | undefined,
  names?: Map<number, string>,
): { text: string; end: number } | undefined {
  if (wire === "VARINT") {
    const read = readVarint(bytes, at);
    return read && { text: ofVarint(read.value, type, names), end: read.end };
  }
  const size = wire === "I64" ? 8 : 4;
  if (at + size > bytes.length) return undefined;
  return { text: ofFixed(new DataView(bytes.buffer, bytes.byteOffset + at, size), type, wire), end: at + size };
}

function ofVarint(value: bigint, type: string | undefined, names: Map<number, string> | undefined): string {
  switch (type) {
    case "INT32":
      return String(BigInt.asIntN(32, value));
    case "INT64":
      return String(BigInt.asIntN(64, value));
    case "UINT32":
      return String(BigInt.asUintN(32, value));
    case "SINT32":
      return String(unzigzag(BigInt.asUintN(32, value)));
    case "SINT64":
      return String(unzigzag(value));
    case "BOOL":
      return String(value !== 0n);
    case "ENUM": {
      const number = Number(BigInt.asIntN(32, value));
      return names?.get(number) ?? `${number}, which has no name`;
    }
    default:
      return String(value);
  }
}

/** 0, 1, 2, 3 stand for 0, -1, 1, -2. */
const unzigzag = (value: bigint): bigint => (value >> 1n) ^ -(value & 1n);

/** The shortest decimal that is this float: 0.1, where JavaScript would print 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

function ofFixed(view: DataView, type: string | undefined, wire: Wire): string {
  switch (type) {
    case "DOUBLE":
      return String(view.getFloat64(0, true));
    case "FLOAT":
      return String(shortest(view.getFloat32(0, true)));
    case "SFIXED64":
      return String(view.getBigInt64(0, true));
    case "SFIXED32":
      return String(view.getInt32(0, true));
    default:
      return String(wire === "I64" ? view.getBigUint64(0, true) : view.getUint32(0, true));
  }
}
