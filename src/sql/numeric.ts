/** Types whose values psql prints to the right: int8, int2, int4, oid, xid, cid, float4, float8, money, numeric, xid8. */
const NUMERIC_TYPES = [20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069];

/** @param type the oid of a type, as a row description has it */
export const isNumeric = (type: number): boolean => NUMERIC_TYPES.includes(type);
