import { isAddress, isPrivate } from "./addresses.ts";
import { type Arrival, type Hop, type Journey, journeyIn, type Packet, Undocumented } from "./journey.ts";
import { keyOf, NAT_PORTS, type Place, placesIn } from "./network.ts";
import type { Outcome, Request, Situation } from "./situation.ts";
import { fromGatewayEndpoint, fromOutside, leave } from "./walk.ts";

/** What becomes of one request. */
export type Answer = {
  outcome: Outcome;
  /** Both ways, as far as they go; of `sometimes`, those of a port that fails. */
  hops: Hop[];
  /** What is to be said besides. */
  note?: string;
};

/** Who asks, and what is dialled. A client of the internet has an address and no place. */
type Asked = { client: Place | undefined; source: string; destination: string };

/** What a client of the internet may dial from: what covers Windows, Linux and NAT gateways. */
const ANY_PORT = [1_024, 65_535] as const;

/**
 * Whether a request is answered, both ways, and what stops it. What is dialled is taken to exist on the internet, and to answer.
 * @returns instead: who is not in the situation, or what AWS does not document
 */
export function reach(situation: Situation, request: Request): Answer | { unsayable: string } {
  const asked = resolve(situation, request);
  if ("unsayable" in asked) return asked;
  if ("missing" in asked) return { outcome: "no address", hops: [], note: asked.missing };
  try {
    return overPorts(situation, request, asked);
  } catch (error) {
    if (error instanceof Undocumented) return { unsayable: `AWS does not document ${error.message}` };
    throw error;
  }
}

function resolve(situation: Situation, { from, to, ipv6 }: Request): Asked | { missing: string } | { unsayable: string } {
  const client = isAddress(from) ? undefined : placeOf(situation, from);
  if (client && "unsayable" in client) return client;
  const source = client ? (ipv6 ? client.ipv6 : client.ip) : from;
  if (source === undefined) return { missing: `${from} has no IPv6 address` };
  if (!client && isPrivate(from)) return { unsayable: `${from} is a private address: name the instance that has it` };
  const found = addressOf(situation, to, client, ipv6);
  if (typeof found !== "string") return found;
  return !client && isPrivate(found)
    ? { missing: `${found} is a private address, which the internet has no way to` }
    : { client, source, destination: found };
}

/** `web`, or `shop/web` where two VPCs have one. */
function placeOf(situation: Situation, name: string): Place | { unsayable: string } {
  const all = placesIn(situation);
  const hits = all.filter((place) => name === place.name || name === keyOf(place));
  const [hit] = hits;
  if (hit && hits.length === 1) return hit;
  return { unsayable: `${name} is ${hit ? `in ${hits.length} VPCs` : "not in the situation"}. There are ${all.map(keyOf).join(" ")}` };
}

/** What a client dials for a name: its DNS has the private address of an instance inside, and the public one outside. */
function addressOf(
  situation: Situation,
  to: string,
  client: Place | undefined,
  ipv6: boolean,
): string | { missing: string } | { unsayable: string } {
  if (isAddress(to)) return to;
  if (to in situation.services) return serviceAddress(situation, to, client);
  const place = placeOf(situation, to);
  if ("unsayable" in place) return place;
  if (ipv6) return place.ipv6 ?? { missing: `${to} has no IPv6 address` };
  if (client) return place.ip;
  return place.public ?? { missing: `${to} has no public address` };
}

/**
 * With an interface endpoint in the client's VPC the service's name leads there, by private DNS; otherwise it leads to a public address.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html read 2026-11-29
 */
function serviceAddress({ services, vpcs }: Situation, to: string, client: Place | undefined): string | { missing: string } {
  const endpoints = Object.values((client && vpcs[client.vpc])?.endpoints ?? {});
  const own = endpoints.find(({ service, ip }) => service === to && ip !== undefined)?.ip;
  const [block] = services[to] ?? [];
  return own ?? block?.split("/")[0] ?? { missing: `${to} has no public address, and no interface endpoint here` };
}

type Run = { outcome: Outcome; hops: Hop[] };
type Span = { first: number; last: number };

/** A client takes any port of its range, and so does a NAT gateway: where rules treat them alike, one stands for all. */
function overPorts(situation: Situation, request: Request, asked: Asked): Answer {
  const edges = edgesIn(situation);
  const spans = spansOf(asked.client?.ephemeral ?? ANY_PORT, edges);
  const hasNat = Object.values(situation.vpcs).some(({ nats }) => Object.keys(nats).length > 0);
  const natSpans = hasNat ? spansOf(NAT_PORTS, edges) : [{ first: NAT_PORTS[0], last: NAT_PORTS[1] }];
  const runs = spans.flatMap((own) => natSpans.map((nat) => ({ own, nat, ...run(situation, request, asked, own.first, nat.first) })));
  const [first] = runs as [(typeof runs)[number]];
  const other = runs.find(({ outcome }) => outcome !== first.outcome);
  if (!other) return { outcome: first.outcome, hops: first.hops };
  const failing = runs.find(({ outcome }) => outcome !== "answered") ?? first;
  const byOwn = runs.some((one) => one.nat === first.nat && one.outcome !== first.outcome);
  const told = byOwn ? runs.filter(({ nat }) => nat === first.nat) : runs.filter(({ own }) => own === first.own);
  const whose = byOwn ? "source port" : "NAT gateway's port";
  return {
    outcome: "sometimes",
    hops: failing.hops,
    note: `${whose} ${joined(told.map((one) => ({ ...(byOwn ? one.own : one.nat), outcome: one.outcome })))}`,
  };
}

/** `1024-32767 timed out, 32768-65535 answered`: neighbours that end alike are one. */
function joined(runs: (Span & { outcome: Outcome })[]): string {
  const merged: (Span & { outcome: Outcome })[] = [];
  for (const { first, last, outcome } of runs) {
    const before = merged.at(-1);
    if (before?.outcome === outcome) before.last = last;
    else merged.push({ first, last, outcome });
  }
  return merged.map(({ first, last, outcome }) => `${first}-${last} ${outcome}`).join(", ");
}

/** Ports at which some rule begins or has ended. */
function edgesIn({ vpcs }: Situation): number[] {
  const rules = Object.values(vpcs).flatMap(({ nacls, groups }) =>
    [...Object.values(nacls), ...Object.values(groups)].flatMap((own) => [...(own.in ?? []), ...(own.out ?? [])]),
  );
  return rules.flatMap(({ ports }) => [ports.from, ports.to + 1]);
}

function spansOf([first, last]: readonly [number, number], edges: number[]): Span[] {
  const starts = [...new Set([first, ...edges.filter((edge) => edge > first && edge <= last)])].sort((a, b) => a - b);
  return starts.map((start, at) => ({ first: start, last: (starts[at + 1] ?? last + 1) - 1 }));
}

function run(situation: Situation, { to, port, protocol, down }: Request, asked: Asked, sourcePort: number, natPort: number): Run {
  const journey = journeyIn(situation, down, natPort);
  const packet: Packet = { source: asked.source, sourcePort, destination: asked.destination, port, protocol };
  const arrival = asked.client ? leave(journey, packet, asked.client) : fromOutside(journey, packet);
  if (!arrival) return { outcome: "timed out", hops: journey.hops };
  const listens = arrival.place === undefined || arrival.place.listens.includes(port);
  if (!listens && protocol === "udp") throw new Undocumented("how groups treat the ICMP message of a closed UDP port");
  journey.hops.at(-1)?.checks.push(told(arrival, to, listens));
  journey.direction = "back";
  journey.steps = 0;
  journey.passedOn = false;
  const isBack = answer(journey, arrival, asked);
  return { outcome: isBack ? (listens ? "answered" : "refused") : "timed out", hops: journey.hops };
}

const told = ({ place }: Arrival, to: string, listens: boolean): string =>
  place ? (listens ? "listens" : "nothing listens: it sends a reset") : `${to} answers`;

/** The answer's own way, or that of a reset, back to where the request came from. */
function answer(journey: Journey, { place, packet, behind }: Arrival, { client, source, destination }: Asked): boolean {
  const reply: Packet = {
    ...packet,
    source: packet.destination,
    sourcePort: packet.port,
    destination: packet.source,
    port: packet.sourcePort,
  };
  const arrival = place ? leave(journey, reply, place) : behind ? fromGatewayEndpoint(journey, reply, behind) : fromOutside(journey, reply);
  if (!arrival) return false;
  const isThere = (arrival.place && keyOf(arrival.place)) === (client && keyOf(client));
  if (isThere && arrival.packet.source === destination) return true;
  const last = journey.hops.at(-1);
  if (last) last.stopped = `the answer comes from ${arrival.packet.source}, and ${client?.name ?? source} has dialled ${destination}`;
  return false;
}
