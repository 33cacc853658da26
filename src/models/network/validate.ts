import { contains, includes, isBlock, isReserved, lengthOf, overlap } from "./addresses.ts";
import { placesIn } from "./network.ts";
import type { GroupRule } from "./rules.ts";
import type { Path, Situation, Vpc } from "./situation.ts";

/** What AWS would not take, or this model cannot say: where it stands, and what may stand there. */
export type Fault = { path: Path; found: string; allowed: string };

/** All that is wrong with a situation whose form is right. */
export function faultsIn(situation: Situation): Fault[] {
  const own = Object.entries(situation.vpcs).flatMap(([name, vpc]) => {
    const path = ["vpcs", name];
    return [
      ...subnetFaults(vpc, path),
      ...routeFaults(situation, name, path),
      ...groupFaults(situation, name, path),
      ...endpointFaults(situation, vpc, path),
    ];
  });
  return [...own, ...placeFaults(situation), ...peeringFaults(situation), ...transitFaults(situation)];
}

const fault = (path: Path, found: string, allowed: string): Fault[] => [{ path, found, allowed }];
const among = (names: Iterable<string>): string => [...names].join(" ") || "none is there";

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html read 2026-11-29 */
function subnetFaults({ cidrs, subnets, nacls }: Vpc, path: Path): Fault[] {
  const all = Object.entries(subnets);
  return all.flatMap(([name, { cidr, nacl }], at) => {
    const own = [...path, "subnets", name];
    const twice = all.slice(0, at).find(([, other]) => overlap(other.cidr, cidr));
    const length = lengthOf(cidr);
    return [
      ...(cidrs.some((block) => includes(block, cidr))
        ? []
        : fault([...own, "cidr"], `subnet ${name}: ${cidr}`, `a part of ${cidrs.join(", ")}`)),
      ...(length < 16 || length > 28 ? fault([...own, "cidr"], `subnet ${name}: ${cidr}`, "from /16 to /28") : []),
      ...(twice ? fault([...own, "cidr"], `subnet ${name}: ${cidr}`, `what does not overlap with ${twice[0]}, ${twice[1].cidr}`) : []),
      ...(nacl !== undefined && !(nacl in nacls) ? fault([...own, "nacl"], `subnet ${name}: NACL ${nacl}`, among(Object.keys(nacls))) : []),
    ];
  });
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html read 2026-11-29 */
function routeFaults(situation: Situation, name: string, path: Path): Fault[] {
  const vpc = situation.vpcs[name] as Vpc;
  const { routes, subnets, gateways, nats, instances, endpoints } = vpc;
  const peerings = Object.entries(situation.peerings).filter(([, ends]) => ends.includes(name));
  const transits = Object.entries(situation.transits).filter(([, { attachments }]) =>
    Object.values(attachments).some((one) => one.vpc === name),
  );
  const gatewayEndpoints = Object.entries(endpoints).filter(([, { subnet }]) => subnet === undefined);
  const targets = [
    ...gateways,
    ...[nats, instances].flatMap(Object.keys),
    ...[...gatewayEndpoints, ...peerings, ...transits].map(([own]) => own),
  ];
  const keys = [...Object.keys(situation.lists), ...Object.keys(situation.services)];
  const written = Object.entries(routes).flatMap(([table, own]) => Object.entries(own).map(([key, target]) => ({ table, key, target })));
  return [
    ...written.flatMap(({ table, key, target }) => {
      const at = [...path, "routes", table, key];
      const endpoint = gatewayEndpoints.find(([own]) => own === target)?.[1];
      return [
        ...(isBlock(key) || keys.includes(key) ? [] : fault(at, `table ${table}: ${key}`, `a block, or one of ${among(keys)}`)),
        ...(targets.includes(target) ? [] : fault(at, `table ${table}: target ${target}`, among(targets))),
        ...(endpoint && endpoint.service !== key
          ? fault(at, `table ${table}: ${key} to ${target}`, `${endpoint.service}, for which ${target} is`)
          : []),
        ...moreSpecific(vpc, table, key, target, at),
      ];
    }),
    ...Object.entries(subnets).flatMap(([own, { routes: table = "main" }]) =>
      table === "main" || table in routes
        ? []
        : fault([...path, "subnets", own, "routes"], `subnet ${own}: table ${table}`, among(Object.keys(routes))),
    ),
  ];
}

/** In the VPC's own blocks, a route is for one whole subnet, and leads to an interface. */
function moreSpecific({ cidrs, subnets, instances }: Vpc, table: string, key: string, target: string, at: Path): Fault[] {
  if (!isBlock(key) || !cidrs.some((block) => includes(block, key))) return [];
  const isSubnet = Object.values(subnets).some(({ cidr }) => cidr === key);
  return isSubnet && target in instances
    ? []
    : fault(at, `table ${table}: ${key}`, "within the VPC, the block of a subnet, to an instance");
}

/** A reference to a group reaches into a peer, and no further. */
function groupFaults({ vpcs, peerings, lists, services }: Situation, name: string, path: Path): Fault[] {
  const { groups } = vpcs[name] as Vpc;
  const peers = Object.values(peerings).flatMap((ends) => (ends.includes(name) ? ends : []));
  const known = (owner: string, group: string) => group === "default" || group in (vpcs[owner]?.groups ?? {});
  const wrong = ({ peer }: GroupRule): boolean => {
    if (peer.kind === "block") return false;
    if (peer.kind === "list") return !(peer.name in lists || peer.name in services);
    const [group = "", owner = name] = peer.name.split("/").reverse();
    return !known(owner, group) || (owner !== name && !peers.includes(owner));
  };
  return Object.entries(groups).flatMap(([own, rules]) =>
    (["in", "out"] as const).flatMap((way) =>
      (rules[way] ?? []).flatMap((rule, at) =>
        wrong(rule)
          ? fault(
              [...path, "groups", own, way, at],
              `group ${own}: ${rule.text}`,
              "a group of this VPC, of a peer as sg:PEER/GROUP, or a prefix list of the situation",
            )
          : [],
      ),
    ),
  );
}

function endpointFaults({ services }: Situation, { endpoints }: Vpc, path: Path): Fault[] {
  return Object.entries(endpoints).flatMap(([name, { service, subnet, ip, groups }]) => {
    const at = [...path, "endpoints", name];
    const half = (subnet === undefined) !== (ip === undefined) || (subnet === undefined && groups !== undefined);
    return [
      ...(service in services ? [] : fault([...at, "service"], `endpoint ${name}: service ${service}`, among(Object.keys(services)))),
      ...(half
        ? fault(at, `endpoint ${name}`, "an interface endpoint with subnet and ip, or a gateway endpoint with neither and no groups")
        : []),
    ];
  });
}

const FOLDERS = { instance: "instances", nat: "nats", endpoint: "endpoints" } as const;

function placeFaults(situation: Situation): Fault[] {
  const places = placesIn(situation);
  return places.flatMap(({ kind, vpc, name, subnet, ip, groups = [] }, at) => {
    const path = ["vpcs", vpc, FOLDERS[kind], name];
    const { subnets, groups: known } = situation.vpcs[vpc] as Vpc;
    const block = subnets[subnet]?.cidr;
    const twin = places.slice(0, at).find((other) => other.vpc === vpc && (other.ip === ip || other.name === name));
    const strange = groups.filter((group) => group !== "default" && !(group in known));
    return [
      ...(block === undefined ? fault([...path, "subnet"], `${name}: subnet ${subnet}`, among(Object.keys(subnets))) : []),
      ...(block !== undefined && (!contains(block, ip) || isReserved(block, ip))
        ? fault([...path, "ip"], `${name}: ${ip}`, `an address of ${block}, and not one of the first four or the last, which are AWS'`)
        : []),
      ...(twin ? fault(path, `${name}: ${ip}`, `a name and an address that ${twin.name} has not`) : []),
      ...strange.flatMap((group) => fault([...path, "groups"], `${name}: group ${group}`, among(Object.keys(known)))),
    ];
  });
}

/** @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html read 2026-11-29 */
function peeringFaults({ vpcs, peerings }: Situation): Fault[] {
  return Object.entries(peerings).flatMap(([name, ends]) => {
    const path = ["peerings", name];
    const [a, b] = ends.map((end) => vpcs[end]);
    if (!a || !b || a === b) return fault(path, `peering ${name}: ${ends.join(", ")}`, `two of ${among(Object.keys(vpcs))}`);
    const both = a.cidrs.find((block) => b.cidrs.some((other) => overlap(block, other)));
    return both ? fault(path, `peering ${name} of VPCs that overlap in ${both}`, "blocks that do not overlap: AWS refuses the others") : [];
  });
}

function transitFaults({ vpcs, transits }: Situation): Fault[] {
  return Object.entries(transits).flatMap(([name, { attachments, tables }]) => [
    ...Object.entries(attachments).flatMap(([own, { vpc, subnets, table }]) => {
      const path = ["transits", name, "attachments", own];
      const missing = subnets.filter((subnet) => vpcs[vpc]?.subnets[subnet]?.nacl !== undefined || !(subnet in (vpcs[vpc]?.subnets ?? {})));
      return [
        ...(missing.length > 0
          ? fault(path, `attachment ${own}: ${missing.join(", ")} of ${vpc}`, "subnets of the VPC that have the default NACL")
          : []),
        ...(table in tables ? [] : fault([...path, "table"], `attachment ${own}: table ${table}`, among(Object.keys(tables)))),
      ];
    }),
    ...Object.entries(tables).flatMap(([table, routes]) =>
      Object.entries(routes).flatMap(([block, target]) =>
        target === "blackhole" || target in attachments
          ? []
          : fault(
              ["transits", name, "tables", table, block],
              `table ${table}: target ${target}`,
              among([...Object.keys(attachments), "blackhole"]),
            ),
      ),
    ),
  ]);
}
