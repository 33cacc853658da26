import { contains, isIpv6 } from "./addresses.ts";
import { aclPasses, enter, groupsPass } from "./filters.ts";
import { type Arrival, arriveAt, type Journey, type Packet, pass, stop, subnetOf, Undocumented, vpcOf } from "./journey.ts";
import { type Place, routeFor, routesOf } from "./network.ts";
import type { Subnet } from "./situation.ts";
import { crossTransit } from "./transit.ts";

// A packet on its way. Every function that stops it says so in the last hop and returns nothing.

const LOOP = 16;

/** From an interface to wherever its subnet's routes lead. */
export function leave(journey: Journey, packet: Packet, from: Place): Arrival | undefined {
  journey.steps += 1;
  if (journey.steps > LOOP) return stop(journey, "it goes round in a circle");
  const subnet = subnetOf(journey, from);
  arriveAt(journey, from.name);
  if (subnet.zone === journey.down) return stop(journey, `zone ${subnet.zone} is down`);
  if (!groupsPass(journey, packet, from, "out")) return undefined;
  if (isInside(subnet, packet.destination)) return deliver(journey, packet, from.vpc, subnet);
  if (!aclPasses(journey, packet, from, "out")) return undefined;
  return route(journey, packet, from);
}

const isInside = ({ cidr, ipv6 }: Subnet, address: string): boolean =>
  contains(cidr, address) || (ipv6 !== undefined && contains(ipv6, address));

function route(journey: Journey, packet: Packet, from: Pick<Place, "vpc" | "subnet">): Arrival | undefined {
  const vpc = vpcOf(journey, from.vpc);
  const subnet = subnetOf(journey, from);
  const found = routeFor(routesOf(journey.situation, vpc, subnet), packet.destination);
  const table = `table ${subnet.routes ?? "main"}`;
  if (!found) return stop(journey, `${table}: no route to ${packet.destination}`);
  pass(journey, `${table}: ${found.key} ${found.target}`);
  return follow(journey, packet, from, found.target);
}

function follow(journey: Journey, packet: Packet, from: Pick<Place, "vpc" | "subnet">, target: string): Arrival | undefined {
  const vpc = vpcOf(journey, from.vpc);
  const { peerings, transits } = journey.situation;
  if (target === "local") return deliver(journey, packet, from.vpc, undefined);
  if (target === "igw") return throughInternetGateway(journey, packet, from.vpc);
  if (target === "eigw") return throughEgressOnly(journey, packet);
  if (target in vpc.endpoints) return throughGatewayEndpoint(journey, packet, from.vpc, target);
  if (target in peerings) return throughPeering(journey, packet, from.vpc, target);
  if (target in transits) {
    const entry = crossTransit(journey, packet, from, target);
    return entry && route(journey, packet, entry);
  }
  const box = journey.places.find((place) => place.vpc === from.vpc && place.name === target);
  return box?.kind === "nat" ? throughNat(journey, packet, box, from.subnet) : throughAppliance(journey, packet, box, from.subnet);
}

/**
 * A gateway endpoint is for its own VPC: what a transit gateway brings there does not pass.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html read 2026-11-29
 */
function throughGatewayEndpoint(journey: Journey, packet: Packet, vpc: string, name: string): Arrival | undefined {
  arriveAt(journey, name);
  const isOwn = journey.places.some((place) => place.vpc === vpc && place.ip === packet.source);
  return isOwn ? { place: undefined, packet, behind: vpc } : stop(journey, `it is for ${vpc} alone, and ${packet.source} is not in it`);
}

/** The answer of a service that was reached so. */
export function fromGatewayEndpoint(journey: Journey, packet: Packet, vpc: string): Arrival | undefined {
  return deliver(journey, packet, vpc, undefined);
}

/** To the interface with this address. Within one subnet no network ACL looks at it. */
function deliver(journey: Journey, packet: Packet, vpc: string, within: Subnet | undefined): Arrival | undefined {
  const place = journey.places.find((own) => own.vpc === vpc && [own.ip, own.ipv6].includes(packet.destination));
  if (!place) return stop(journey, `nobody in ${vpc} has ${packet.destination}`);
  if (!enter(journey, packet, place, within !== undefined)) return undefined;
  return place.kind === "nat" ? backThroughNat(journey, packet, place) : { place, packet };
}

/**
 * An internet gateway gives an IPv4 packet the public address of its interface, and drops one whose interface has none.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html read 2026-11-29
 */
function throughInternetGateway(journey: Journey, packet: Packet, vpc: string): Arrival | undefined {
  arriveAt(journey, "igw");
  if (isIpv6(packet.source)) return outside(journey, packet);
  const place = journey.places.find((own) => own.vpc === vpc && own.ip === packet.source);
  if (!place?.public) return stop(journey, `${place?.name ?? packet.source} has no public address`);
  pass(journey, `${packet.source} becomes ${place.public}`);
  return outside(journey, { ...packet, source: place.public });
}

/** Behind an internet gateway: to the public address of somebody here, or to the world. */
function outside(journey: Journey, packet: Packet): Arrival | undefined {
  const known = journey.places.some((place) => [place.public, place.ipv6].includes(packet.destination));
  return known ? fromOutside(journey, packet) : { place: undefined, packet };
}

/**
 * From the internet to a public address, by the internet gateway of its VPC.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html read 2026-11-29
 */
export function fromOutside(journey: Journey, packet: Packet): Arrival | undefined {
  const place = journey.places.find((own) => [own.public, own.ipv6].includes(packet.destination));
  arriveAt(journey, journey.direction === "back" && journey.hops.some((hop) => hop.place === "eigw") ? "eigw" : "igw");
  if (!place) return stop(journey, `nobody has ${packet.destination}`);
  const { gateways } = vpcOf(journey, place.vpc);
  const viaEgressOnly = isIpv6(packet.destination) && journey.direction === "back" && gateways.includes("eigw");
  if (!gateways.includes("igw") && !viaEgressOnly)
    return stop(journey, `${place.vpc} has no internet gateway that lets in what nobody asked for`);
  if (isIpv6(packet.destination)) {
    pass(journey, `into ${place.vpc}`);
    return deliver(journey, packet, place.vpc, undefined);
  }
  pass(journey, `${packet.destination} becomes ${place.ip}`);
  return deliver(journey, { ...packet, destination: place.ip }, place.vpc, undefined);
}

/**
 * An egress-only internet gateway is for IPv6, and for connections that begin inside.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html read 2026-11-29
 */
function throughEgressOnly(journey: Journey, packet: Packet): Arrival | undefined {
  arriveAt(journey, "eigw");
  if (!isIpv6(packet.source)) return stop(journey, "it takes IPv6 alone");
  if (journey.direction === "back")
    throw new Undocumented("an answer that leaves by an egress-only gateway, which has not seen the request");
  return outside(journey, packet);
}

/**
 * A NAT gateway takes a packet from its VPC, or what a transit gateway brings there, and dials for it from an address and a port of its own.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html read 2026-11-29
 */
function throughNat(journey: Journey, packet: Packet, nat: Place, fromSubnet: string): Arrival | undefined {
  if (!enter(journey, packet, nat, nat.subnet === fromSubnet)) return undefined;
  journey.translated.set(`${nat.ip}:${journey.natPort}`, { address: packet.source, port: packet.sourcePort });
  pass(journey, `${packet.source} becomes ${nat.ip}`);
  return leave(journey, { ...packet, source: nat.ip, sourcePort: journey.natPort }, nat);
}

/** An answer finds who asked. What nobody asked for finds nobody. */
function backThroughNat(journey: Journey, packet: Packet, nat: Place): Arrival | undefined {
  const asked = journey.translated.get(`${packet.destination}:${packet.port}`);
  if (!asked) return stop(journey, "a NAT gateway lets in answers alone");
  pass(journey, `${packet.destination} becomes ${asked.address}`);
  return leave(journey, { ...packet, destination: asked.address, port: asked.port }, nat);
}

/**
 * An appliance passes packets on once its source/destination check is off.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html read 2026-11-29
 */
function throughAppliance(journey: Journey, packet: Packet, box: Place | undefined, fromSubnet: string): Arrival | undefined {
  if (!box) return stop(journey, "a blackhole: the target is gone");
  if (!enter(journey, packet, box, box.subnet === fromSubnet)) return undefined;
  if (!box.forwards) return stop(journey, "its source/destination check is on: it drops what is not its own");
  journey.passedOn = true;
  return leave(journey, packet, box);
}

/**
 * A peering connection joins two VPCs, and no third: what is not for an address of the peer ends there, also if the peer has a gateway, an
 * endpoint or another peering that would lead on.
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html read 2026-11-29
 */
function throughPeering(journey: Journey, packet: Packet, vpc: string, name: string): Arrival | undefined {
  const other = journey.situation.peerings[name]?.find((end) => end !== vpc) ?? "";
  arriveAt(journey, name);
  if (!vpcOf(journey, other).cidrs.some((block) => contains(block, packet.destination)))
    return stop(journey, `${packet.destination} is not in ${other}, and a peering leads no further`);
  pass(journey, `into ${other}`);
  return deliver(journey, packet, other, undefined);
}
