import { arriveAt, type Journey, type Packet, pass, stop, subnetOf } from "./journey.ts";
import { type Place, routeFor } from "./network.ts";

type Where = Pick<Place, "vpc" | "subnet">;

/**
 * A transit gateway has tables of its own: that of the attachment by which a packet comes says by which it goes. It serves the zones in which
 * the VPC's attachment has a subnet, and keeps to the zone where it can. Gives the subnet by which the packet enters the other VPC.
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html read 2026-11-29
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html read 2026-11-29
 */
export function crossTransit(journey: Journey, packet: Packet, from: Where, name: string): Where | undefined {
  const { attachments, tables } = journey.situation.transits[name] ?? { attachments: {}, tables: {} };
  const { zone } = subnetOf(journey, from);
  arriveAt(journey, name);
  const zoneOf = (vpc: string, subnet: string) => subnetOf(journey, { vpc, subnet }).zone;
  const own = Object.values(attachments).find(
    ({ vpc, subnets }) => vpc === from.vpc && subnets.some((subnet) => zoneOf(vpc, subnet) === zone),
  );
  if (!own) return stop(journey, `${from.vpc} is not attached in zone ${zone}`);
  const routes = Object.entries(tables[own.table] ?? {}).map(([block, target]) => ({ block, key: block, target }));
  const found = routeFor(routes, packet.destination);
  if (!found) return stop(journey, `table ${own.table}: no route to ${packet.destination}`);
  if (found.target === "blackhole") return stop(journey, `table ${own.table}: ${found.key} blackhole`);
  pass(journey, `table ${own.table}: ${found.key} ${found.target}`);
  const to = attachments[found.target];
  const open = to?.subnets.filter((subnet) => zoneOf(to.vpc, subnet) !== journey.down) ?? [];
  const near = open.find((candidate) => zoneOf(to?.vpc ?? "", candidate) === zone) ?? open[0];
  const subnet = to?.appliance ? pinnedTo(journey, `${name}/${found.target}`, open) : near;
  if (!to || !subnet) return stop(journey, `attachment ${found.target} has no zone that is up`);
  pass(journey, `enters ${to.vpc} in ${subnet}`);
  return { vpc: to.vpc, subnet };
}

/**
 * In appliance mode a hash of the flow picks one of the attachment's zones, and the answer gets the same. Which one it picks is not documented:
 * here it is the first that is up.
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html read 2026-11-30
 */
function pinnedTo({ pinned }: Journey, attachment: string, open: string[]): string | undefined {
  const subnet = pinned.get(attachment) ?? open[0];
  if (subnet) pinned.set(attachment, subnet);
  return subnet;
}
