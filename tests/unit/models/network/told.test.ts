import { expect, test } from "vitest";
import { filledIn, REQUEST, reach, tell } from "../../../../src/models/network/index.ts";
import { CLIENT, ends, networkOf, shop, spoke } from "./networks.ts";

test("what is filled in is said", () => {
  expect(filledIn(networkOf({ vpcs: { shop: shop({ groups: { web: {}, app: { in: [], out: [] } } }) } }))).toEqual([
    "shop: route 10.0.0.0/16 local in public, private-a, private-b",
    "shop: default NACL, all allowed, for public-a, app-a, app-b",
    "shop: nothing comes in by group web",
    "shop: everything goes out by group web",
  ]);
  expect(
    filledIn(
      networkOf({ vpcs: { one: spoke(1, undefined, { groups: {}, routes: {}, instances: { i1: { subnet: "s", ip: "10.1.1.10" } } }) } }),
    ),
  ).toEqual([
    "one: route 10.1.0.0/16 local in main",
    "one: main route table for s",
    "one: default NACL, all allowed, for s",
    "one: default group for i1",
  ]);
});

test("who is not in the situation, and who is in it twice, cannot ask", () => {
  const situation = networkOf({ vpcs: { one: spoke(1), two: { ...spoke(1), cidrs: ["10.1.0.0/16"] } } });
  expect(ends(situation, { from: "i1", to: "i1", port: 80 })).toBe("unsayable: i1 is in 2 VPCs. There are one/i1 two/i1");
  expect(ends(situation, { from: "one/i1", to: "two/i9", port: 80 })).toContain("unsayable: two/i9 is not in the situation");
  expect(ends(situation, { from: "10.1.1.10", to: "one/i1", port: 80 })).toContain("unsayable: 10.1.1.10 is a private address");
});

test("a way is told within 76 columns, place by place", () => {
  const situation = networkOf({ vpcs: { shop: shop() } });
  const request = REQUEST.parse({ from: "batch", to: CLIENT, port: 443 });
  const answer = reach(situation, request);
  const told = "unsayable" in answer ? "" : tell(request, answer, 0);
  expect(Math.max(...told.split("\n").map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(told).toContain("1. answered: batch to 203.0.113.9, tcp 443\n   → batch: group app: all to 0.0.0.0/0; NACL default out 100;");
  expect(told).toContain("\n   ← igw: 198.51.100.200 becomes 10.0.1.200\n");
});
