import { describe, expect, test } from "vitest";
import { faultsIn, SITUATION } from "../../../../src/models/network/index.ts";
import { shop } from "./networks.ts";

describe("what AWS would not take", () => {
  const faults = (changes: Record<string, unknown>, more: object = {}) =>
    faultsIn(SITUATION.parse({ vpcs: { shop: shop(changes) }, ...more })).map(({ path, found }) => `${path.join(".")}: ${found}`);
  /** Of the shop, with one subnet or instance more: `x`. */
  const faultsWith = (kind: "subnets" | "instances", x: object) => faults({ [kind]: { ...(shop()[kind] as object), x } });

  test.each([
    ["outside of the VPC", { cidr: "10.1.0.0/24" }, "cidr: subnet x: 10.1.0.0/24"],
    ["that overlaps another", { cidr: "10.0.1.128/25" }, "cidr: subnet x: 10.0.1.128/25"],
    ["that is too small", { cidr: "10.0.9.0/29" }, "cidr: subnet x: 10.0.9.0/29"],
    ["with an unknown table", { cidr: "10.0.9.0/24", routes: "y" }, "routes: subnet x: table y"],
    ["with an unknown NACL", { cidr: "10.0.9.0/24", nacl: "y" }, "nacl: subnet x: NACL y"],
  ])("a subnet %s", (_, more, found) => {
    expect(faultsWith("subnets", { zone: "a", ...more })).toEqual([`vpcs.shop.subnets.x.${found}`]);
  });

  test.each([
    ["at AWS' own address", { ip: "10.0.11.3" }, ".ip: x: 10.0.11.3"],
    ["at the last address", { ip: "10.0.11.255" }, ".ip: x: 10.0.11.255"],
    ["at the address of another", { ip: "10.0.11.10" }, ": x: 10.0.11.10"],
    ["with an unknown group", { ip: "10.0.11.9", groups: ["y"] }, ".groups: x: group y"],
    ["in an unknown subnet", { ip: "10.0.11.9", subnet: "y" }, ".subnet: x: subnet y"],
  ])("an instance %s", (_, more, found) => {
    expect(faultsWith("instances", { subnet: "app-a", ...more })).toEqual([`vpcs.shop.instances.x${found}`]);
  });

  test.each([
    ["an unknown target", { "0.0.0.0/0": "x" }, "table public: target x"],
    ["an unknown list", { x: "igw" }, "table public: x"],
    ["a route within the VPC", { "10.0.0.0/24": "igw" }, "table public: 10.0.0.0/24"],
  ])("%s", (_, table, found) => {
    expect(faults({ routes: { ...(shop().routes as object), public: table } })).toEqual([expect.stringContaining(found)]);
  });

  test("an endpoint of an unknown service, one that is half of each kind, and one on the route of another service", () => {
    expect(faults({ endpoints: { x: { service: "y" } } })).toEqual(["vpcs.shop.endpoints.x.service: endpoint x: service y"]);
    expect(faults({ endpoints: { x: { service: "s3", subnet: "app-a" } } }, { services: { s3: [] } })).toEqual([
      "vpcs.shop.endpoints.x: endpoint x",
    ]);
    const routes = { ...(shop().routes as object), public: { sqs: "x" } };
    expect(faults({ endpoints: { x: { service: "s3" } }, routes }, { services: { s3: [], sqs: [] } })).toEqual([
      "vpcs.shop.routes.public.sqs: table public: sqs to x",
    ]);
  });
});
