import ipaddr from "ipaddr.js";

/** An address, or nothing where the text is none. A name that looks like a number, such as `10`, is none either. */
const parsed = (text: string) => (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.parse(text) : undefined);

export const isAddress = (text: string): boolean => parsed(text) !== undefined;

export const isIpv6 = (text: string): boolean => parsed(text)?.kind() === "ipv6";

/** Whether a text is a block such as `10.0.0.0/16`, with no bit set behind its prefix: AWS would store another one than was written. */
export function isBlock(text: string): boolean {
  const [address = "", length = "", ...rest] = text.split("/");
  const own = parsed(address);
  if (!own || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > own.toByteArray().length * 8) return false;
  return bitsOf(own).slice(Number(length)).indexOf("1") < 0;
}

const bitsOf = (address: ipaddr.IPv4 | ipaddr.IPv6): string =>
  address
    .toByteArray()
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");

export const lengthOf = (block: string): number => Number(block.split("/")[1]);

/** Whether an address is in a block. IPv4 and IPv6 never match each other. */
export function contains(block: string, address: string): boolean {
  const [base, own] = [parsed(block.split("/")[0] ?? ""), parsed(address)];
  if (!base || !own || base.kind() !== own.kind()) return false;
  return bitsOf(own).startsWith(bitsOf(base).slice(0, lengthOf(block)));
}

/** Whether all of the second block is in the first. */
export const includes = (outer: string, inner: string): boolean =>
  lengthOf(outer) <= lengthOf(inner) && contains(outer, inner.split("/")[0] ?? "");

export const overlap = (a: string, b: string): boolean => includes(a, b) || includes(b, a);

/** An address that the internet has no route to: RFC 1918, and what else is set apart. Documentation's own stand for public ones here. */
export const isPrivate = (address: string): boolean =>
  ["private", "uniqueLocal", "loopback", "linkLocal"].includes(parsed(address)?.range() ?? "");

/**
 * The place of an address in its block, from its beginning and from its end. The first four addresses and the last one of a subnet are AWS'.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html read 2026-11-29
 */
export function isReserved(block: string, address: string): boolean {
  if (isIpv6(address)) return false;
  const host = bitsOf(ipaddr.parse(address)).slice(lengthOf(block));
  return Number.parseInt(host || "0", 2) < 4 || /^1+$/.test(host);
}
