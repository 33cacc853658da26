import * as z from "zod";
import { contains, isBlock } from "./addresses.ts";

// Rules as they are written in a situation: one line each, in the words of the console's table.

type Ports = { from: number; to: number };
export type Protocol = "tcp" | "udp";

/** Whom a rule is about: a block, a security group of this VPC or of a peer (`sg:db`, `sg:data/db`), a prefix list (`pl:s3`). */
export type Peer = { kind: "block"; block: string } | { kind: "group"; name: string } | { kind: "list"; name: string };

/** `tcp 443 from 0.0.0.0/0`. Its text is what the page shows. */
export type GroupRule = { text: string; protocol: "tcp" | "udp" | "icmp" | "all"; ports: Ports; peer: Peer };

/** `100 allow tcp 443 from 0.0.0.0/0`. */
export type AclRule = Omit<GroupRule, "peer"> & { number: number; effect: "allow" | "deny"; block: string };

const ALL_PORTS: Ports = { from: 0, to: 65_535 };
const TRAFFIC = "(?:(all)|(icmp)|(tcp|udp) (?:(all)|(\\d{1,5})(?:-(\\d{1,5}))?))";

const peerOf = (text: string): Peer | undefined => {
  const [, kind, name] = /^(sg|pl):([a-z0-9/-]+)$/.exec(text) ?? [];
  if (kind && name) return kind === "sg" ? { kind: "group", name } : { kind: "list", name };
  return isBlock(text) ? { kind: "block", block: text } : undefined;
};

function trafficOf([all, icmp, protocol, any, from, to]: (string | undefined)[]): Pick<GroupRule, "protocol" | "ports"> | undefined {
  if (all || icmp) return { protocol: all ? "all" : "icmp", ports: ALL_PORTS };
  const ports = any ? ALL_PORTS : { from: Number(from), to: Number(to ?? from) };
  const valid = ports.from <= ports.to && ports.to <= 65_535;
  return valid ? { protocol: protocol as Protocol, ports } : undefined;
}

/** @param word `from` in an inbound rule, `to` in an outbound one */
export const groupRule = (word: "from" | "to") =>
  z.string().transform((text, context): GroupRule => {
    const [, ...parts] = new RegExp(`^${TRAFFIC} ${word} (\\S+)$`).exec(text) ?? [];
    const [traffic, peer] = [parts.length > 0 ? trafficOf(parts) : undefined, peerOf(parts.at(-1) ?? "")];
    if (traffic && peer) return { text, ...traffic, peer };
    context.addIssue({
      code: "custom",
      message: `such as "tcp 443 ${word} 10.0.0.0/16", "all ${word} sg:app" or "tcp 1024-65535 ${word} pl:s3"`,
    });
    return z.NEVER;
  });

/** @see groupRule A network ACL takes blocks alone, no groups and no lists. */
export const aclRule = (word: "from" | "to") =>
  z.string().transform((text, context): AclRule => {
    const [, number, effect, ...parts] = new RegExp(`^(\\d{1,5}) (allow|deny) ${TRAFFIC} ${word} (\\S+)$`).exec(text) ?? [];
    const [traffic, block] = [parts.length > 0 ? trafficOf(parts) : undefined, parts.at(-1) ?? ""];
    if (traffic && isBlock(block) && Number(number) >= 1 && Number(number) <= 32_766)
      return { text, ...traffic, block, number: Number(number), effect: effect as AclRule["effect"] };
    context.addIssue({ code: "custom", message: `such as "100 allow tcp 443 ${word} 0.0.0.0/0", numbered 1 to 32766` });
    return z.NEVER;
  });

type Traffic = { protocol: Protocol; port: number };

const takes = (rule: Pick<GroupRule, "protocol" | "ports">, { protocol, port }: Traffic): boolean =>
  rule.protocol === "all" || (rule.protocol === protocol && rule.ports.from <= port && port <= rule.ports.to);

/**
 * The first rule of a group that allows this traffic. There are no rules that deny, so their order does not matter, and a group without a rule
 * for it does not let it pass.
 * @param isPeer whether the other side's address is one that the rule is about
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html read 2026-11-29
 */
export const allowedBy = (rules: readonly GroupRule[], traffic: Traffic, isPeer: (peer: Peer) => boolean): GroupRule | undefined =>
  rules.find((rule) => takes(rule, traffic) && isPeer(rule.peer));

/**
 * What a network ACL says of this traffic: its rules in the order of their numbers, the first one that matches counts, and the last of all,
 * `*`, denies.
 * @param address the source's where traffic comes in, the destination's where it goes out
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html read 2026-11-29
 */
export function decidedBy(rules: readonly AclRule[], traffic: Traffic, address: string): { allowed: boolean; by: string } {
  const inOrder = rules.toSorted((a, b) => a.number - b.number);
  const first = inOrder.find((rule) => takes(rule, traffic) && contains(rule.block, address));
  return first ? { allowed: first.effect === "allow", by: String(first.number) } : { allowed: false, by: "*" };
}
