import { describe, expect, test } from "vitest";
import { faultsIn, SITUATION } from "../../../../src/models/network/index.ts";
import { CLIENT, ends, networkOf, spoke, way } from "./networks.ts";

describe("a peering connection", () => {
  const situation = networkOf({
    vpcs: {
      one: spoke(1, "p12"),
      two: spoke(2, undefined, {
        gateways: ["igw"],
        routes: { main: { "10.1.0.0/16": "p12", "10.3.0.0/16": "p23", "0.0.0.0/0": "igw" } },
      }),
      three: spoke(3, "p23"),
    },
    peerings: { p12: ["one", "two"], p23: ["two", "three"] },
  });

  test("joins its two VPCs, with a route on both sides", () => {
    expect(way(situation, { from: "i1", to: "i2", port: 80 })).toBe(">i1 >p12 >i2 <i2 <p12 <i1");
    const oneSided = networkOf({ vpcs: { one: spoke(1, "p12"), two: spoke(2) }, peerings: { p12: ["one", "two"] } });
    expect(ends(oneSided, { from: "i1", to: "i2", port: 80 })).toBe("timed out: i2: table main: no route to 10.1.1.10");
  });

  test("leads to no third VPC, and to no gateway of the peer", () => {
    expect(ends(situation, { from: "i1", to: "i3", port: 80 })).toBe(
      "timed out: p12: 10.3.1.10 is not in two, and a peering leads no further",
    );
    expect(ends(situation, { from: "i1", to: CLIENT, port: 443 })).toBe(
      `timed out: p12: ${CLIENT} is not in two, and a peering leads no further`,
    );
  });

  test("lets a group of the peer be referred to", () => {
    const own = { groups: { all: { in: ["tcp 80 from sg:one/all"] } } };
    const referring = networkOf({
      vpcs: { one: spoke(1, "p12"), two: spoke(2, "p12", own) },
      peerings: { p12: ["one", "two"] },
    });
    expect(ends(referring, { from: "i1", to: "i2", port: 80 })).toBe("answered");
    expect(faultsIn({ ...referring, peerings: {} }).map(({ found }) => found)).toContain("group all: tcp 80 from sg:one/all");
  });

  test("of VPCs that overlap is refused", () => {
    const same = SITUATION.parse({
      vpcs: { one: spoke(1), two: { ...spoke(1), cidrs: ["10.0.0.0/8"] } },
      peerings: { p12: ["one", "two"] },
    });
    expect(faultsIn(same).map(({ found }) => found)).toEqual(["peering p12 of VPCs that overlap in 10.1.0.0/16"]);
  });
});

describe("endpoints", () => {
  const service = { s3: ["52.216.0.0/15"], sqs: ["192.0.2.0/24"], pay: [] };
  const with_ = (endpoints: object, routes: object) =>
    networkOf({
      vpcs: {
        one: spoke(1, undefined, {
          endpoints,
          routes: { main: routes },
          groups: { all: { in: ["all from 0.0.0.0/0"] }, vpce: { in: ["tcp 443 from sg:all"] } },
        }),
        two: spoke(2, "p12"),
      },
      peerings: { p12: ["one", "two"] },
      services: service,
    });

  test("a gateway endpoint is a route, for its own VPC alone", () => {
    const situation = with_({ s3: { service: "s3" } }, { s3: "s3", "10.2.0.0/16": "p12" });
    expect(way(situation, { from: "i1", to: "s3", port: 443 })).toBe(">i1 >s3 <i1");
    expect(ends(situation, { from: "i2", to: "s3", port: 443 })).toContain("timed out: p12: 52.216.0.0 is not in one");
  });

  test("an interface endpoint is an address, with groups, and a peer reaches it", () => {
    const situation = with_({ sqs: { service: "sqs", subnet: "s", ip: "10.1.1.99", groups: ["vpce"] } }, { "10.2.0.0/16": "p12" });
    expect(way(situation, { from: "i1", to: "sqs", port: 443 })).toBe(">i1 >sqs <sqs <i1");
    expect(ends(situation, { from: "i2", to: "10.1.1.99", port: 443 })).toBe(
      "timed out: sqs: group vpce: no rule lets tcp 443 in from 10.2.1.10",
    );
  });

  test("a service without public addresses is reached by an endpoint alone", () => {
    expect(ends(with_({}, {}), { from: "i1", to: "pay", port: 443 })).toBe(
      "no address: pay has no public address, and no interface endpoint here",
    );
  });

  test("what a transit gateway brings does not pass a gateway endpoint", () => {
    const situation = networkOf({
      vpcs: {
        one: spoke(1, undefined, { endpoints: { s3: { service: "s3" } }, routes: { main: { s3: "s3", "10.2.0.0/16": "tgw" } } }),
        two: spoke(2, "tgw"),
      },
      transits: {
        tgw: {
          attachments: { one: { vpc: "one", subnets: ["s"], table: "x" }, two: { vpc: "two", subnets: ["s"], table: "x" } },
          tables: { x: { "0.0.0.0/0": "one", "10.2.0.0/16": "two" } },
        },
      },
      services: service,
    });
    expect(ends(situation, { from: "i2", to: "s3", port: 443 })).toBe("timed out: s3: it is for one alone, and 10.2.1.10 is not in it");
  });
});
