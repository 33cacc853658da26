import { type Place, placesIn } from "./network.ts";
import type { Protocol } from "./rules.ts";
import type { Situation, Subnet, Vpc } from "./situation.ts";

export type Packet = { source: string; sourcePort: number; destination: string; port: number; protocol: Protocol };

/** One place that the packet came by: what looked at it there, and what stopped it, if something did. */
export type Hop = { direction: "there" | "back"; place: string; checks: string[]; stopped?: string };

/** Where a packet came out: at an interface, or outside of every VPC. `behind`: by a gateway endpoint of that VPC, so that its source is private. */
export type Arrival = { place: Place | undefined; packet: Packet; behind?: string };

/** What a request and its answer leave behind in the boxes that keep state, and what is written down of them. */
export type Journey = {
  situation: Situation;
  places: Place[];
  /** A zone in which nothing works. */
  down: string | undefined;
  /** The port that a NAT gateway dials from. */
  natPort: number;
  direction: Hop["direction"];
  hops: Hop[];
  /** Interfaces whose groups have seen the request, and so let the answer pass. */
  tracked: Set<string>;
  /** By a NAT gateway's own address and port: who asked. */
  translated: Map<string, { address: string; port: number }>;
  /** By an attachment in appliance mode: the subnet in which the flow enters its VPC, there and back. */
  pinned: Map<string, string>;
  /** It was passed on by an appliance, so that references to groups do not hold for it. */
  passedOn: boolean;
  steps: number;
};

/** Where AWS' documentation, as we read it, does not say what happens. */
export class Undocumented extends Error {}

export const journeyIn = (situation: Situation, down: string | undefined, natPort: number): Journey => ({
  ...{ situation, places: placesIn(situation), down, natPort, direction: "there", hops: [] },
  ...{ tracked: new Set(), translated: new Map(), pinned: new Map(), passedOn: false, steps: 0 },
});

export const vpcOf = ({ situation }: Journey, name: string): Vpc => situation.vpcs[name] as Vpc;
export const subnetOf = (journey: Journey, { vpc, subnet }: Pick<Place, "vpc" | "subnet">): Subnet =>
  vpcOf(journey, vpc).subnets[subnet] as Subnet;

/** The next place, unless it is the one where the packet is. */
export function arriveAt({ hops, direction }: Journey, place: string): void {
  const last = hops.at(-1);
  if (last?.place !== place || last.direction !== direction) hops.push({ direction, place, checks: [] });
}

/** Something lets the packet pass there. */
export const pass = ({ hops }: Journey, check: string): void => {
  hops.at(-1)?.checks.push(check);
};

/** Something stops it there: whoever walks returns what this returns, nothing. */
export function stop({ hops }: Journey, why: string): undefined {
  const last = hops.at(-1);
  if (last) last.stopped = why;
}
