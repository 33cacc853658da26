import { contains, isBlock, isIpv6, lengthOf } from "./addresses.ts";
import type { AclRule, GroupRule } from "./rules.ts";
import type { Situation, Subnet, Vpc } from "./situation.ts";

/** Something with a network interface: it has addresses in a subnet. A NAT gateway has no security groups. */
export type Place = {
  kind: "instance" | "nat" | "endpoint";
  vpc: string;
  name: string;
  subnet: string;
  ip: string;
  ipv6: string | undefined;
  public: string | undefined;
  groups: string[] | undefined;
  listens: number[];
  ephemeral: readonly [number, number];
  forwards: boolean;
};

/** What Linux dials from, unless it is told otherwise: `ip_local_port_range`. */
const LINUX = [32_768, 60_999] as const;
/**
 * What a NAT gateway dials from.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html read 2026-11-29
 */
export const NAT_PORTS = [1_024, 65_535] as const;
/** An interface endpoint is taken to listen where AWS' own services do. */
const HTTPS = [443];

/** Every interface of a situation, in the order in which they are written. */
export const placesIn = ({ vpcs }: Situation): Place[] =>
  Object.entries(vpcs).flatMap(([vpc, { instances, nats, endpoints }]) => [
    ...Object.entries(instances).map(
      ([name, { subnet, ip, ipv6, public: address, groups = ["default"], listens, ephemeral = LINUX, forwards }]): Place => ({
        ...{ kind: "instance", vpc, name, subnet, ip, ipv6, public: address, groups, listens, ephemeral, forwards },
      }),
    ),
    ...Object.entries(nats).map(
      ([name, { subnet, ip, public: address }]): Place => ({
        ...{ kind: "nat", vpc, name, subnet, ip, ipv6: undefined, public: address, groups: undefined },
        ...{ listens: [], ephemeral: NAT_PORTS, forwards: true },
      }),
    ),
    ...Object.entries(endpoints).flatMap(([name, { subnet, ip, groups = ["default"] }]): Place[] =>
      subnet && ip
        ? [
            {
              kind: "endpoint",
              vpc,
              name,
              subnet,
              ip,
              ipv6: undefined,
              public: undefined,
              groups,
              listens: HTTPS,
              ephemeral: LINUX,
              forwards: false,
            },
          ]
        : [],
    ),
  ]);

export const keyOf = ({ vpc, name }: Pick<Place, "vpc" | "name">): string => `${vpc}/${name}`;

const everything = (word: "from" | "to", ipv6: boolean): GroupRule[] =>
  ["0.0.0.0/0", ...(ipv6 ? ["::/0"] : [])].map((block) => ({
    text: `all ${word} ${block}`,
    protocol: "all",
    ports: { from: 0, to: 65_535 },
    peer: { kind: "block", block },
  }));

const hasIpv6 = ({ cidrs }: Pick<Vpc, "cidrs">): boolean => cidrs.some((block) => isIpv6(block.split("/")[0] ?? ""));

/**
 * The rules of a security group. A new one lets nothing in and everything out; the VPC's default one lets its own members in, too.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html read 2026-11-29
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html read 2026-11-29
 */
export function groupOf(vpc: Vpc, name: string): { in: GroupRule[]; out: GroupRule[] } {
  const own = vpc.groups[name];
  const members: GroupRule = {
    text: "all from sg:default",
    protocol: "all",
    ports: { from: 0, to: 65_535 },
    peer: { kind: "group", name },
  };
  return { in: own?.in ?? (own ? [] : [members]), out: own?.out ?? everything("to", hasIpv6(vpc)) };
}

/**
 * The network ACL of a subnet. The default one allows everything; one of your own denies everything until it has rules.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html read 2026-11-29
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html read 2026-11-29
 */
export function aclOf(vpc: Vpc, { nacl }: Subnet): { name: string; in: AclRule[]; out: AclRule[] } {
  if (nacl !== undefined) return { name: nacl, in: vpc.nacls[nacl]?.in ?? [], out: vpc.nacls[nacl]?.out ?? [] };
  const open = (word: "from" | "to") =>
    everything(word, hasIpv6(vpc)).map(({ text, protocol, ports }, at): AclRule => {
      const block = text.split(" ").at(-1) ?? "";
      return { text, protocol, ports, block, number: 100 + at, effect: "allow" };
    });
  return { name: "default", in: open("from"), out: open("to") };
}

/** A route as it is looked at: `key` is what was written, a block or the name of a prefix list. */
export type Route = { block: string; key: string; target: string };

/**
 * The routes of a subnet, with those for its VPC that every table has.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html read 2026-11-29
 */
export function routesOf({ lists, services }: Situation, vpc: Vpc, { routes: table = "main" }: Subnet): Route[] {
  const written = Object.entries(vpc.routes[table] ?? {}).flatMap(([key, target]) =>
    (isBlock(key) ? [key] : (lists[key] ?? services[key] ?? [])).map((block) => ({ block, key, target })),
  );
  return [...vpc.cidrs.map((block) => ({ block, key: block, target: "local" })), ...written];
}

/** What AWS has there without being asked, and the model too: for whoever reads the situation. */
export function filledIn(situation: Situation): string[] {
  const { vpcs } = situation;
  return Object.entries(vpcs).flatMap(([name, vpc]) => {
    const tables = new Set([...Object.keys(vpc.routes), ...Object.values(vpc.subnets).map(({ routes = "main" }) => routes)]);
    const subnets = Object.entries(vpc.subnets);
    const without = (key: "routes" | "nacl") => subnets.filter(([, subnet]) => subnet[key] === undefined).map(([own]) => own);
    const groups = Object.entries(vpc.groups);
    const lacking = (key: "in" | "out") => groups.filter(([, group]) => group[key] === undefined).map(([own]) => own);
    const ungrouped = placesIn(situation).filter((place) => place.vpc === name && place.groups?.includes("default") && !vpc.groups.default);
    return [
      ...[`${name}: route ${vpc.cidrs.join(", ")} local in ${[...tables].join(", ")}`],
      ...say(without("routes"), (own) => `${name}: main route table for ${own}`),
      ...say(without("nacl"), (own) => `${name}: default NACL, all allowed, for ${own}`),
      ...say(lacking("in"), (own) => `${name}: nothing comes in by group ${own}`),
      ...say(lacking("out"), (own) => `${name}: everything goes out by group ${own}`),
      ...say(
        ungrouped.map((place) => place.name),
        (own) => `${name}: default group for ${own}`,
      ),
    ];
  });
}

const say = (names: string[], sentence: (names: string) => string): string[] => (names.length > 0 ? [sentence(names.join(", "))] : []);

/**
 * The most specific route counts; of two that are as specific, one with a block comes before one with a prefix list.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html read 2026-11-29
 */
export const routeFor = (routes: readonly Route[], address: string): Route | undefined =>
  routes
    .filter(({ block }) => contains(block, address))
    .toSorted((a, b) => lengthOf(b.block) - lengthOf(a.block) || Number(a.key !== a.block) - Number(b.key !== b.block))[0];
