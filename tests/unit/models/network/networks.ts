import { faultsIn, REQUEST, reach, SITUATION, type Situation } from "../../../../src/models/network/index.ts";

type Input = Parameters<typeof SITUATION.parse>[0];

/** A situation by its form, with nothing in it that AWS would refuse. */
export function networkOf(input: Input): Situation {
  const situation = SITUATION.parse(input);
  const faults = faultsIn(situation);
  if (faults.length > 0) throw new Error(faults.map(({ found, allowed }) => `${found}; ${allowed}`).join("\n"));
  return situation;
}

/** What becomes of a request, and what stopped it: `timed out: db: NACL data out * denies …`. */
export function ends(situation: Situation, request: Parameters<typeof REQUEST.parse>[0]): string {
  const answer = reach(situation, REQUEST.parse(request));
  if ("unsayable" in answer) return `unsayable: ${answer.unsayable}`;
  const last = answer.hops.findLast(({ stopped }) => stopped);
  return [answer.outcome, ...(answer.note ? [answer.note] : []), ...(last ? [`${last.place}: ${last.stopped}`] : [])].join(": ");
}

/** Its way, as names of places. */
export function way(situation: Situation, request: Parameters<typeof REQUEST.parse>[0]): string {
  const answer = reach(situation, REQUEST.parse(request));
  if ("unsayable" in answer) return answer.unsayable;
  return answer.hops.map(({ direction, place }) => `${direction === "there" ? ">" : "<"}${place}`).join(" ");
}

type Vpc = Record<string, unknown>;

/** A VPC of two zones with a public and a private subnet each, as most have it. */
export const shop = (changes: Vpc = {}): Vpc => ({
  cidrs: ["10.0.0.0/16"],
  gateways: ["igw"],
  routes: {
    public: { "0.0.0.0/0": "igw" },
    "private-a": { "0.0.0.0/0": "nat-a" },
    "private-b": { "0.0.0.0/0": "nat-a" },
  },
  groups: { web: { in: ["tcp 443 from 0.0.0.0/0"] }, app: { in: ["tcp 8080 from sg:web"] } },
  subnets: {
    "public-a": { zone: "a", cidr: "10.0.1.0/24", routes: "public" },
    "app-a": { zone: "a", cidr: "10.0.11.0/24", routes: "private-a" },
    "app-b": { zone: "b", cidr: "10.0.12.0/24", routes: "private-b" },
  },
  nats: { "nat-a": { subnet: "public-a", ip: "10.0.1.200", public: "198.51.100.200" } },
  instances: {
    web: { subnet: "public-a", ip: "10.0.1.10", public: "198.51.100.10", groups: ["web"], listens: [443] },
    app: { subnet: "app-a", ip: "10.0.11.10", groups: ["app"], listens: [8080] },
    batch: { subnet: "app-b", ip: "10.0.12.10", groups: ["app"], listens: [8080] },
  },
  ...changes,
});

export const CLIENT = "203.0.113.9";

/** A VPC of one subnet, from which everything leads to `target`. */
export const spoke = (n: number, target?: string, more: object = {}) => ({
  cidrs: [`10.${n}.0.0/16`],
  routes: { main: target ? { "0.0.0.0/0": target } : {} },
  groups: { all: { in: ["all from 0.0.0.0/0"] } },
  subnets: { s: { zone: "a", cidr: `10.${n}.1.0/24` } },
  instances: { [`i${n}`]: { subnet: "s", ip: `10.${n}.1.10`, groups: ["all"], listens: [80] } },
  ...more,
});
