import { describe, expect, test } from "vitest";
import { aclRule, decidedBy, groupRule } from "../../../../src/models/network/rules.ts";
import { CLIENT, ends, networkOf, shop } from "./networks.ts";

const acl = (...texts: string[]) => texts.map((text) => aclRule("from").parse(text));
const https = { protocol: "tcp", port: 443 } as const;

describe("a rule as it is written", () => {
  test.each([
    ["tcp 443 from 0.0.0.0/0", "tcp", 443, 443],
    ["udp 53-60 from 10.0.0.0/8", "udp", 53, 60],
    ["tcp all from sg:web", "tcp", 0, 65_535],
    ["icmp from pl:office", "icmp", 0, 65_535],
    ["all from sg:data/db", "all", 0, 65_535],
  ])("%s", (text, protocol, from, to) => {
    expect(groupRule("from").parse(text)).toMatchObject({ protocol, ports: { from, to } });
  });

  test.each([
    "tcp 443 to 0.0.0.0/0",
    "tcp 443-80 from 0.0.0.0/0",
    "tcp 70000 from 0.0.0.0/0",
    "tcp 443 from 10.0.0.1/8",
    "tcp from 0.0.0.0/0",
    "443 from sg:a",
  ])("is refused: %s", (text) => {
    expect(groupRule("from").safeParse(text).success).toBe(false);
  });

  test.each(["allow all from 0.0.0.0/0", "0 allow all from 0.0.0.0/0", "32767 allow all from 0.0.0.0/0", "100 allow all from sg:web"])(
    "a network ACL refuses: %s",
    (text) => {
      expect(aclRule("from").safeParse(text).success).toBe(false);
    },
  );
});

describe("a network ACL", () => {
  test("its lowest number that matches decides, wherever it stands", () => {
    const rules = acl("200 deny tcp 443 from 0.0.0.0/0", "100 allow tcp 443 from 203.0.113.0/24");
    expect(decidedBy(rules, https, "203.0.113.9")).toEqual({ allowed: true, by: "100" });
    expect(decidedBy(rules, https, "192.0.2.9")).toEqual({ allowed: false, by: "200" });
    expect(decidedBy(acl("100 deny tcp 443 from 203.0.113.9/32", "200 allow all from 0.0.0.0/0"), https, "203.0.113.9").allowed).toBe(
      false,
    );
  });

  test("denies what no rule is about", () => {
    expect(decidedBy(acl("100 allow tcp 80 from 0.0.0.0/0"), https, CLIENT)).toEqual({ allowed: false, by: "*" });
    expect(decidedBy(acl("100 allow udp 443 from 0.0.0.0/0"), https, CLIENT)).toEqual({ allowed: false, by: "*" });
    expect(decidedBy(acl("100 allow all from 0.0.0.0/0"), https, "2001:db8::1")).toEqual({ allowed: false, by: "*" });
  });

  const web = (rules: object) =>
    networkOf({
      vpcs: {
        shop: shop({
          nacls: { web: rules },
          subnets: { ...(shop().subnets as object), "public-a": { zone: "a", cidr: "10.0.1.0/24", routes: "public", nacl: "web" } },
        }),
      },
    });
  const inbound = ["100 allow tcp 443 from 0.0.0.0/0"];

  test("keeps no state: the answer needs a rule for the client's port", () => {
    expect(ends(web({ in: inbound }), { from: CLIENT, to: "web", port: 443 })).toBe(
      `timed out: web: NACL web out * denies tcp 1024 to ${CLIENT}`,
    );
    expect(ends(web({ in: inbound, out: ["100 allow tcp 1024-65535 to 0.0.0.0/0"] }), { from: CLIENT, to: "web", port: 443 })).toBe(
      "answered",
    );
    expect(ends(web({ in: inbound, out: ["100 allow tcp 443 to 0.0.0.0/0"] }), { from: CLIENT, to: "web", port: 443 })).toContain(
      "timed out",
    );
  });

  test("part of the ports makes it a matter of luck, and says which", () => {
    expect(ends(web({ in: inbound, out: ["100 allow tcp 32768-65535 to 0.0.0.0/0"] }), { from: CLIENT, to: "web", port: 443 })).toContain(
      "sometimes: source port 1024-32767 timed out, 32768-65535 answered: web: NACL web out * denies",
    );
    expect(
      ends(
        web({ in: ["100 allow all from 10.0.0.0/16", "200 allow tcp 32768-65535 from 0.0.0.0/0"], out: ["100 allow all to 0.0.0.0/0"] }),
        {
          from: "app",
          to: CLIENT,
          port: 443,
        },
      ),
    ).toContain("sometimes: NAT gateway's port 1024-32767 timed out, 32768-65535 answered");
  });

  test("is not asked within a subnet", () => {
    const situation = web({});
    const vpc = situation.vpcs.shop;
    if (vpc) vpc.instances.other = { ...(vpc.instances.web as object), ip: "10.0.1.12" } as (typeof vpc.instances)[string];
    expect(ends(situation, { from: "other", to: "web", port: 443 })).toBe("answered");
    expect(ends(situation, { from: "other", to: "app", port: 8080 })).toBe(
      "timed out: other: NACL web out * denies tcp 8080 to 10.0.11.10",
    );
  });
});

describe("a security group", () => {
  test("lets the answer pass whatever its rules say", () => {
    const closed = networkOf({
      vpcs: { shop: shop({ groups: { web: { in: ["tcp 443 from 0.0.0.0/0"], out: [] }, app: { in: [], out: ["tcp 443 to sg:web"] } } }) },
    });
    expect(ends(closed, { from: CLIENT, to: "web", port: 443 })).toBe("answered");
    expect(ends(closed, { from: "app", to: "web", port: 443 })).toBe("answered");
    expect(ends(closed, { from: "web", to: CLIENT, port: 443 })).toBe(`timed out: web: group web: no rule lets tcp 443 out to ${CLIENT}`);
  });

  test("a closed port behind an open group is refused, an open port behind a closed group times out", () => {
    const situation = networkOf({ vpcs: { shop: shop({ groups: { web: { in: ["tcp 80 from 0.0.0.0/0"] }, app: {} } }) } });
    expect(ends(situation, { from: CLIENT, to: "web", port: 80 })).toBe("refused");
    expect(ends(situation, { from: CLIENT, to: "web", port: 443 })).toBe(
      `timed out: web: group web: no rule lets tcp 443 in from ${CLIENT}`,
    );
  });

  test("a reference means private addresses: by a public one its member is a stranger", () => {
    const situation = networkOf({ vpcs: { shop: shop({ groups: { web: { in: ["tcp 443 from sg:web"] }, app: {} } }) } });
    const vpc = situation.vpcs.shop;
    if (vpc)
      vpc.instances.other = {
        ...(vpc.instances.web as object),
        ip: "10.0.1.12",
        public: "198.51.100.12",
      } as (typeof vpc.instances)[string];
    expect(ends(situation, { from: "other", to: "10.0.1.10", port: 443 })).toBe("answered");
    expect(ends(situation, { from: "other", to: "198.51.100.10", port: 443 })).toBe(
      "timed out: web: group web: no rule lets tcp 443 in from 198.51.100.12",
    );
  });

  test("the rules of all groups count as one set, and a prefix list stands for its blocks", () => {
    const situation = networkOf({
      vpcs: { shop: shop({ groups: { web: { in: ["tcp 443 from pl:office"] }, app: { in: ["tcp 8080 from pl:office"] } } }) },
      lists: { office: ["203.0.113.0/24", "192.0.2.0/24"] },
    });
    const web = situation.vpcs.shop?.instances.web;
    if (web) web.groups = ["app", "web"];
    expect(ends(situation, { from: "192.0.2.7", to: "web", port: 443 })).toBe("answered");
    expect(ends(situation, { from: "192.0.2.7", to: "web", port: 8080 })).toBe("refused");
    expect(ends(situation, { from: "198.18.0.1", to: "web", port: 443 })).toContain("timed out");
  });

  test("the default one lets its members in, and nobody else", () => {
    const situation = networkOf({
      vpcs: {
        shop: shop({
          instances: {
            ...(shop().instances as object),
            one: { subnet: "app-a", ip: "10.0.11.21", listens: [22] },
            two: { subnet: "app-b", ip: "10.0.12.21" },
          },
        }),
      },
    });
    expect(ends(situation, { from: "two", to: "one", port: 22 })).toBe("answered");
    expect(ends(situation, { from: "web", to: "one", port: 22 })).toContain("timed out: one: group default");
  });

  test("what a client sees of a closed UDP port is not documented", () => {
    const situation = networkOf({ vpcs: { shop: shop({ groups: { web: { in: ["udp 53 from 0.0.0.0/0"] }, app: {} } }) } });
    expect(ends(situation, { from: "app", to: "web", port: 53, protocol: "udp" })).toContain("unsayable");
  });
});
