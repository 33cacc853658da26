import * as z from "zod";
import { isAddress, isBlock } from "./addresses.ts";
import { aclRule, groupRule } from "./rules.ts";

const NAME = /^[a-z][a-z0-9-]*$/;
const name = z.string().regex(NAME, "a name of lower-case letters, digits and -");
const address = z.string().refine(isAddress, "an address such as 10.0.1.5");
const block = z.string().refine(isBlock, "a block such as 10.0.1.0/24, with no bit set behind its prefix");
const zone = z.string().regex(/^[a-z]$/, "a zone by its letter, such as a");
const port = z.number().int().min(1).max(65_535);
const named = <Value extends z.ZodType>(value: Value) => z.record(name, value).default({});

const rules = <Rule extends z.ZodType>(of: (word: "from" | "to") => Rule) =>
  z.strictObject({ in: z.array(of("from")).optional(), out: z.array(of("to")).optional() });

const subnet = z.strictObject({
  zone,
  cidr: block,
  ipv6: block.optional().describe("Its IPv6 block, if it has one."),
  routes: name.optional().describe("Its route table. Left out: the main one."),
  nacl: name.optional().describe("Its network ACL. Left out: the default one, which allows everything."),
});

const attached = { subnet: name, ip: address, groups: z.array(name).min(1).optional() };

const instance = z.strictObject({
  ...attached,
  ipv6: address.optional(),
  public: address.optional().describe("Its public IPv4 address, if it has one."),
  listens: z.array(port).default([]).describe("Ports on which a program listens, TCP and UDP alike."),
  ephemeral: z
    .tuple([port, port])
    .optional()
    .describe("First and last of the ports that it dials from. Left out: 32768 to 60999, as Linux has it."),
  forwards: z.boolean().default(false).describe("Its source/destination check is off, so that it may pass on what is not for it."),
});

const vpc = z.strictObject({
  cidrs: z.array(block).min(1).describe("Its blocks, IPv4 and IPv6."),
  gateways: z
    .array(z.enum(["igw", "eigw"]))
    .default([])
    .describe("An internet gateway, an egress-only one for IPv6."),
  routes: z
    .record(name, z.record(z.string().min(1), name))
    .default({})
    .describe("Route tables: from a block or a service's prefix list to a target. `local` is in each of them without saying."),
  nacls: named(rules(aclRule)),
  groups: named(rules(groupRule)),
  subnets: z.record(name, subnet),
  nats: named(
    z.strictObject({
      subnet: name,
      ip: address,
      public: address.optional().describe("Its public address. Without: a private NAT gateway."),
    }),
  ),
  endpoints: named(
    z.strictObject({
      service: name,
      ...attached,
      subnet: attached.subnet.optional().describe("Of an interface endpoint. A gateway endpoint has no subnet, no address and no groups."),
      ip: address.optional(),
    }),
  ),
  instances: named(instance),
});

const attachment = z.strictObject({
  vpc: name,
  subnets: z.array(name).min(1).describe("One for each zone that it serves."),
  table: name.describe("The gateway's route table that looks at what comes from this attachment."),
  appliance: z
    .boolean()
    .default(false)
    .describe("Appliance mode: both directions of a flow enter the VPC in one zone, whichever zones its ends are in."),
});

const transit = z.strictObject({
  attachments: z.record(name, attachment),
  tables: z.record(name, z.record(block, z.string().min(1))).describe("From a block to an attachment, or to `blackhole`."),
});

/** What a `json vpc` listing says: networks, and what connects them. */
export const SITUATION = z.strictObject({
  vpcs: z.record(name, vpc),
  peerings: named(z.tuple([name, name])),
  transits: named(transit),
  lists: named(z.array(block).min(1)).describe("Customer-managed prefix lists."),
  services: named(z.array(block)).describe(
    "Services outside of the VPCs, each with its public addresses, which are its prefix list. None: it is reached by an endpoint alone.",
  ),
});

export type Situation = z.output<typeof SITUATION>;
export type Vpc = Situation["vpcs"][string];
export type Subnet = Vpc["subnets"][string];
export type Path = readonly (string | number)[];

export const OUTCOMES = ["answered", "timed out", "refused", "sometimes", "no address"] as const;
/**
 * What the client sees. `answered`: its connection is accepted. `refused`: a reset comes back, so a host was reached and nothing listens.
 * `timed out`: nothing comes back. `sometimes`: it depends on the source port that was taken. `no address`: there is nothing to dial.
 */
export type Outcome = (typeof OUTCOMES)[number];

export const REQUEST = z.strictObject({
  from: z.string().min(1).describe("An instance, with its VPC where two have one of this name: `shop/web`. Or an address of the internet."),
  to: z
    .string()
    .min(1)
    .describe(
      "An instance, an endpoint, a service, or an address. An instance stands for its private address; seen from the internet, its public one.",
    ),
  port,
  protocol: z.enum(["tcp", "udp"]).default("tcp"),
  ipv6: z.boolean().default(false).describe("By the IPv6 addresses of both."),
  down: zone.optional().describe("A zone that has failed: nothing in it works."),
  result: z.enum(OUTCOMES).optional().describe("What the client sees. May be left out with `role=predict`."),
});
export type Request = z.output<typeof REQUEST>;
