import { contains } from "./addresses.ts";
import { arriveAt, type Journey, type Packet, pass, stop, subnetOf, vpcOf } from "./journey.ts";
import { aclOf, groupOf, keyOf, type Place } from "./network.ts";
import { allowedBy, decidedBy, type GroupRule, type Peer } from "./rules.ts";

/** Whether a packet comes in at an interface. `sameSubnet`: from there no network ACL is on the way. */
export function enter(journey: Journey, packet: Packet, place: Place, sameSubnet: boolean): boolean {
  arriveAt(journey, place.name);
  const { zone } = subnetOf(journey, place);
  if (zone === journey.down) {
    stop(journey, `zone ${zone} is down`);
    return false;
  }
  return (sameSubnet || aclPasses(journey, packet, place, "in")) && groupsPass(journey, packet, place, "in");
}

/**
 * Network ACLs look at what enters a subnet and what leaves it, and keep no state.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html read 2026-11-29
 */
export function aclPasses(journey: Journey, packet: Packet, place: Pick<Place, "vpc" | "subnet">, way: "in" | "out"): boolean {
  const acl = aclOf(vpcOf(journey, place.vpc), subnetOf(journey, place));
  const { allowed, by } = decidedBy(acl[way], packet, way === "in" ? packet.source : packet.destination);
  const told = `NACL ${acl.name} ${way} ${by}`;
  if (allowed) pass(journey, told);
  else
    stop(
      journey,
      `${told} denies ${packet.protocol} ${packet.port} ${way === "in" ? "from" : "to"} ${way === "in" ? packet.source : packet.destination}`,
    );
  return allowed;
}

/**
 * Security groups keep state: what answers a request that they let pass is let pass by that alone. The rules of all groups of an interface
 * count as one set.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html read 2026-11-29
 */
export function groupsPass(journey: Journey, packet: Packet, place: Place, way: "in" | "out"): boolean {
  const { groups } = place;
  if (groups === undefined) return true;
  const names = groups.join(", ");
  if (journey.direction === "back" && journey.tracked.has(keyOf(place))) {
    pass(journey, `group ${names}: an answer`);
    return true;
  }
  const other = way === "in" ? packet.source : packet.destination;
  const rule = ruleOf(journey, packet, place, way, other);
  if (!rule) {
    stop(journey, `group ${names}: no rule lets ${packet.protocol} ${packet.port} ${way} ${way === "in" ? "from" : "to"} ${other}`);
    return false;
  }
  journey.tracked.add(keyOf(place));
  pass(journey, `group ${rule.group}: ${rule.text}`);
  return true;
}

function ruleOf(journey: Journey, packet: Packet, { groups = [], vpc }: Place, way: "in" | "out", other: string) {
  for (const group of groups) {
    const rule: GroupRule | undefined = allowedBy(groupOf(vpcOf(journey, vpc), group)[way], packet, (peer) =>
      isPeer(journey, vpc, peer, other),
    );
    if (rule) return { group, text: rule.text };
  }
  return undefined;
}

/**
 * A reference to a group stands for the private addresses of its members: a member that comes by a public address is not meant, and none
 * whose packets an appliance has passed on.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing read 2026-11-29
 */
function isPeer({ situation, places, passedOn }: Journey, vpc: string, peer: Peer, address: string): boolean {
  if (peer.kind === "block") return contains(peer.block, address);
  if (peer.kind === "list")
    return (situation.lists[peer.name] ?? situation.services[peer.name] ?? []).some((block) => contains(block, address));
  const [group = "", owner = vpc] = peer.name.split("/").reverse();
  return (
    !passedOn && places.some((place) => place.vpc === owner && place.groups?.includes(group) && [place.ip, place.ipv6].includes(address))
  );
}
