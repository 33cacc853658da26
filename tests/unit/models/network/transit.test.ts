import { describe, expect, test } from "vitest";
import { CLIENT, ends, networkOf, spoke, way } from "./networks.ts";

describe("a transit gateway", () => {
  const hub = (tables: object, changes: object = {}) =>
    networkOf({
      vpcs: {
        one: spoke(1, "tgw"),
        two: spoke(2, "tgw"),
        egress: spoke(9, undefined, {
          gateways: ["igw"],
          routes: { main: { "0.0.0.0/0": "nat" }, public: { "0.0.0.0/0": "igw", "10.0.0.0/8": "tgw" } },
          subnets: { s: { zone: "a", cidr: "10.9.1.0/24" }, p: { zone: "a", cidr: "10.9.2.0/24", routes: "public" } },
          nats: { nat: { subnet: "p", ip: "10.9.2.9", public: "198.51.100.9" } },
        }),
      },
      transits: {
        tgw: {
          attachments: {
            one: { vpc: "one", subnets: ["s"], table: "spokes" },
            two: { vpc: "two", subnets: ["s"], table: "spokes" },
            egress: { vpc: "egress", subnets: ["s"], table: "all" },
            ...changes,
          },
          tables: { all: { "10.1.0.0/16": "one", "10.2.0.0/16": "two" }, ...tables },
        },
      },
    });

  test("leads on: through another VPC to the internet, and back", () => {
    const situation = hub({ spokes: { "0.0.0.0/0": "egress" } });
    expect(way(situation, { from: "i1", to: CLIENT, port: 443 })).toBe(">i1 >tgw >nat >igw <igw <nat <tgw <i1");
  });

  test("its own tables say who reaches whom", () => {
    expect(ends(hub({ spokes: { "10.0.0.0/8": "blackhole", "0.0.0.0/0": "egress" } }), { from: "i1", to: "i2", port: 80 })).toBe(
      "timed out: tgw: table spokes: 10.0.0.0/8 blackhole",
    );
    expect(ends(hub({ spokes: {} }), { from: "i1", to: "i2", port: 80 })).toBe("timed out: tgw: table spokes: no route to 10.2.1.10");
    expect(ends(hub({ spokes: { "10.2.0.0/16": "two", "10.1.0.0/16": "one" } }), { from: "i1", to: "i2", port: 80 })).toBe("answered");
  });

  test("the answer is looked up in the table of the other attachment", () => {
    const situation = hub({ spokes: { "10.2.0.0/16": "two" }, lone: {} }, { two: { vpc: "two", subnets: ["s"], table: "lone" } });
    expect(ends(situation, { from: "i1", to: "i2", port: 80 })).toBe("timed out: tgw: table lone: no route to 10.1.1.10");
  });

  test("serves the zones in which it has a subnet", () => {
    const situation = networkOf({
      vpcs: {
        one: spoke(1, "tgw", { subnets: { s: { zone: "b", cidr: "10.1.1.0/24" }, t: { zone: "a", cidr: "10.1.2.0/24" } } }),
        two: spoke(2),
      },
      transits: { tgw: { attachments: { one: { vpc: "one", subnets: ["t"], table: "x" } }, tables: { x: {} } } },
    });
    expect(ends(situation, { from: "i1", to: "10.2.1.10", port: 80 })).toBe("timed out: tgw: one is not attached in zone b");
  });

  describe("to a firewall in each of two zones", () => {
    const firewall = (subnet: string, ip: string) => ({ subnet, ip, groups: ["fw"], forwards: true });
    const inspected = (appliance?: boolean) =>
      networkOf({
        vpcs: {
          one: spoke(1, "tgw"),
          two: spoke(2, "tgw", { subnets: { s: { zone: "b", cidr: "10.2.1.0/24" } } }),
          check: spoke(9, "tgw", {
            routes: { main: { "0.0.0.0/0": "tgw" }, a: { "0.0.0.0/0": "fw-a" }, b: { "0.0.0.0/0": "fw-b" } },
            groups: { fw: { in: ["tcp 80 from 10.1.0.0/16"] } },
            subnets: {
              ta: { zone: "a", cidr: "10.9.1.0/24", routes: "a" },
              tb: { zone: "b", cidr: "10.9.2.0/24", routes: "b" },
              fa: { zone: "a", cidr: "10.9.3.0/24" },
              fb: { zone: "b", cidr: "10.9.4.0/24" },
            },
            instances: { "fw-a": firewall("fa", "10.9.3.10"), "fw-b": firewall("fb", "10.9.4.10") },
          }),
        },
        transits: {
          tgw: {
            attachments: {
              one: { vpc: "one", subnets: ["s"], table: "spokes" },
              two: { vpc: "two", subnets: ["s"], table: "spokes" },
              check: { vpc: "check", subnets: ["ta", "tb"], table: "checked", ...(appliance === undefined ? {} : { appliance }) },
            },
            tables: { spokes: { "0.0.0.0/0": "check" }, checked: { "10.1.0.0/16": "one", "10.2.0.0/16": "two" } },
          },
        },
      });
    const request = { from: "i1", to: "i2", port: 80 };

    test.each([undefined, false])("the answer of another zone comes to the other firewall, appliance: %s", (appliance) => {
      expect(way(inspected(appliance), request)).toBe(">i1 >tgw >fw-a >tgw >i2 <i2 <tgw <fw-b");
      expect(ends(inspected(appliance), request)).toBe("timed out: fw-b: group fw: no rule lets tcp 32768 in from 10.2.1.10");
    });

    test("in appliance mode it comes to the one that saw the request", () => {
      expect(way(inspected(true), request)).toBe(">i1 >tgw >fw-a >tgw >i2 <i2 <tgw <fw-a <tgw <i1");
      expect(ends(inspected(true), request)).toBe("answered");
    });

    test("in appliance mode a zone that is down is not taken", () => {
      expect(way(inspected(true), { ...request, down: "a", from: "i2", to: "i1" })).toMatch(/^>i2 >tgw >fw-b/);
    });
  });
});
