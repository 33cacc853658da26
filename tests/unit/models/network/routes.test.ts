import { describe, expect, test } from "vitest";
import { routeFor } from "../../../../src/models/network/network.ts";
import { CLIENT, ends, networkOf, shop, way } from "./networks.ts";

const routes = (...all: [key: string, target: string, block?: string][]) =>
  all.map(([key, target, block = key]) => ({ key, target, block }));

describe("a route table", () => {
  test.each([
    ["10.0.3.4", "local"],
    ["10.20.0.1", "pcx"],
    ["10.20.30.1", "tgw"],
    ["192.0.2.1", "igw"],
    ["2001:db8::1", undefined],
  ])("the longest prefix counts, whatever the order: %s", (address, target) => {
    const table = routes(["0.0.0.0/0", "igw"], ["10.20.0.0/16", "pcx"], ["10.0.0.0/16", "local"], ["10.20.30.0/24", "tgw"]);
    expect(routeFor(table, address)?.target).toBe(target);
    expect(routeFor(table.toReversed(), address)?.target).toBe(target);
  });

  test("of two as specific, the block comes before the prefix list", () => {
    const table = routes(["s3", "vpce", "52.216.0.0/15"], ["52.216.0.0/15", "nat"]);
    expect(routeFor(table, "52.216.1.1")?.target).toBe("nat");
    expect(routeFor(table.toReversed(), "52.216.1.1")?.target).toBe("nat");
  });

  test("a subnet without a table has the main one, with the local route alone", () => {
    const bare = { zone: "a", cidr: "10.0.11.0/24" };
    const vpc = networkOf({
      vpcs: { shop: shop({ subnets: { ...(shop().subnets as object), "app-a": bare } }) },
    });
    expect(ends(vpc, { from: "app", to: CLIENT, port: 443 })).toBe(`timed out: app: table main: no route to ${CLIENT}`);
    expect(ends(vpc, { from: "app", to: "web", port: 443 })).toBe("answered");
  });

  test("an address of the VPC that nobody has is looked for in no other place", () => {
    const vpc = networkOf({ vpcs: { shop: shop() } });
    expect(ends(vpc, { from: "app", to: "10.0.77.7", port: 443 })).toBe("timed out: app: nobody in shop has 10.0.77.7");
  });
});

describe("an internet gateway", () => {
  const vpc = networkOf({
    vpcs: {
      shop: shop({
        instances: {
          ...(shop().instances as object),
          plain: { subnet: "public-a", ip: "10.0.1.11", groups: ["web"], listens: [443] },
          hidden: { subnet: "app-a", ip: "10.0.11.11", public: "198.51.100.11", groups: ["web"], listens: [443] },
        },
      }),
    },
  });

  test("lets the public address in, and its answer out", () => {
    expect(way(vpc, { from: CLIENT, to: "web", port: 443 })).toBe(">igw >web <web <igw");
  });

  test("drops what comes from an interface without a public address, in a public subnet too", () => {
    expect(ends(vpc, { from: "plain", to: CLIENT, port: 443 })).toBe("timed out: igw: plain has no public address");
    expect(ends(vpc, { from: CLIENT, to: "plain", port: 443 })).toBe("no address: plain has no public address");
  });

  test("a public address in a subnet that leads to a NAT gateway: the answer has another address", () => {
    expect(ends(vpc, { from: CLIENT, to: "hidden", port: 443 })).toBe(
      `timed out: igw: the answer comes from 198.51.100.200, and ${CLIENT} has dialled 198.51.100.11`,
    );
  });

  test("without one, nothing comes in", () => {
    const closed = networkOf({ vpcs: { shop: shop({ gateways: [], routes: { public: {}, "private-a": {}, "private-b": {} } }) } });
    expect(ends(closed, { from: CLIENT, to: "web", port: 443 })).toBe(
      "timed out: igw: shop has no internet gateway that lets in what nobody asked for",
    );
  });
});

describe("a NAT gateway", () => {
  const vpc = networkOf({ vpcs: { shop: shop() } });

  test("dials for a private instance, and brings the answer back", () => {
    expect(way(vpc, { from: "app", to: CLIENT, port: 443 })).toBe(">app >nat-a >igw <igw <nat-a <app");
  });

  test("lets in answers alone", () => {
    expect(ends(vpc, { from: CLIENT, to: "198.51.100.200", port: 443 })).toBe("timed out: nat-a: a NAT gateway lets in answers alone");
  });

  test("is in one zone: with that, others lose the internet", () => {
    expect(ends(vpc, { from: "batch", to: CLIENT, port: 443, down: "a" })).toBe("timed out: nat-a: zone a is down");
    expect(ends(vpc, { from: "batch", to: CLIENT, port: 443, down: "b" })).toBe("timed out: batch: zone b is down");
    expect(ends(vpc, { from: "batch", to: CLIENT, port: 443, down: "c" })).toBe("answered");
  });

  test("a private one has no way to the internet", () => {
    const own = networkOf({ vpcs: { shop: shop({ nats: { "nat-a": { subnet: "public-a", ip: "10.0.1.200" } } }) } });
    expect(ends(own, { from: "app", to: CLIENT, port: 443 })).toBe("timed out: igw: nat-a has no public address");
  });

  test("in a private subnet that leads to itself goes round in a circle", () => {
    const own = networkOf({
      vpcs: { shop: shop({ nats: { "nat-a": { subnet: "app-a", ip: "10.0.11.200", public: "198.51.100.200" } } }) },
    });
    expect(ends(own, { from: "app", to: CLIENT, port: 443 })).toBe("timed out: nat-a: it goes round in a circle");
  });
});

describe("IPv6", () => {
  const dual = (target: "igw" | "eigw") =>
    networkOf({
      vpcs: {
        shop: shop({
          cidrs: ["10.0.0.0/16", "2001:db8:1::/56"],
          gateways: ["igw", "eigw"],
          routes: { public: { "0.0.0.0/0": "igw" }, "private-a": { "::/0": target }, "private-b": { "0.0.0.0/0": "eigw" } },
          subnets: {
            ...(shop().subnets as object),
            "app-a": { zone: "a", cidr: "10.0.11.0/24", ipv6: "2001:db8:1:1::/64", routes: "private-a" },
          },
          instances: {
            app: { subnet: "app-a", ip: "10.0.11.10", ipv6: "2001:db8:1:1::10", groups: ["default"], listens: [8080] },
            batch: { subnet: "app-b", ip: "10.0.12.10", groups: ["default"] },
          },
        }),
      },
    });

  test("needs no public address, and its routes are its own", () => {
    expect(ends(dual("igw"), { from: "app", to: "2001:db8:9::9", port: 443, ipv6: true })).toBe("answered");
    expect(ends(dual("igw"), { from: "app", to: CLIENT, port: 443 })).toBe(`timed out: app: table private-a: no route to ${CLIENT}`);
  });

  test("an egress-only gateway takes what begins inside, by IPv6 alone", () => {
    expect(way(dual("eigw"), { from: "app", to: "2001:db8:9::9", port: 443, ipv6: true })).toBe(">app >eigw <eigw <app");
    expect(ends(dual("eigw"), { from: "batch", to: CLIENT, port: 443 })).toBe("timed out: eigw: it takes IPv6 alone");
  });

  test("what AWS does not document has no result", () => {
    const open = dual("eigw");
    const vpc = { ...open.vpcs.shop, groups: {} } as (typeof open)["vpcs"][string];
    const allowed = {
      in: [{ text: "all", protocol: "all" as const, ports: { from: 0, to: 65_535 }, peer: { kind: "block" as const, block: "::/0" } }],
    };
    const situation = { ...open, vpcs: { shop: { ...vpc, groups: { default: allowed } } } };
    expect(ends(situation, { from: "2001:db8:9::9", to: "app", port: 8080, ipv6: true })).toContain("unsayable: AWS does not document");
  });
});

describe("an appliance", () => {
  const through = (box: object) =>
    networkOf({
      vpcs: {
        shop: shop({
          routes: { public: { "10.0.11.0/24": "box" }, "private-a": { "10.0.1.0/24": "box" }, "private-b": {} },
          groups: {
            web: { in: ["all from 0.0.0.0/0"] },
            app: { in: ["tcp 8080 from 10.0.1.0/24"] },
            ref: { in: ["tcp 8080 from sg:web"] },
          },
          instances: { ...(shop().instances as object), box: { subnet: "app-b", ip: "10.0.12.20", groups: ["web"], ...box } },
        }),
      },
    });

  test("passes on what is not for it, once its check is off", () => {
    expect(way(through({ forwards: true }), { from: "web", to: "app", port: 8080 })).toBe(">web >box >app <app <box <web");
    expect(ends(through({}), { from: "web", to: "app", port: 8080 })).toBe(
      "timed out: box: its source/destination check is on: it drops what is not its own",
    );
  });

  test("references to groups do not hold behind it", () => {
    const situation = through({ forwards: true });
    const app = situation.vpcs.shop?.instances.app;
    if (app) app.groups = ["ref"];
    expect(ends(situation, { from: "web", to: "app", port: 8080 })).toBe(
      "timed out: app: group ref: no rule lets tcp 8080 in from 10.0.1.10",
    );
  });
});
