import * as z from "zod";
import { faultsIn, REQUEST, type Request, reach } from "../../models/network/index.ts";
import type { Finding } from "../complaint.ts";
import { contract, elsewhere } from "../contract.ts";
import { common, ID, roleAmong, TOLD, toFind } from "../keys.ts";
import { parseLocated } from "../located.ts";
import { networkIn } from "./situation.ts";

/** A request, and where it stands in the chapter. */
export type PlacedRequest = { request: Request; line: number };

export const walks = contract({
  engine: "vpc",
  keys: z
    .strictObject({
      ...common,
      role: roleAmong([...TOLD, "tests"]),
      lines: toFind,
      of: z.string().regex(ID).optional().describe("Id of the `json vpc` listing. Default: the one above."),
    })
    .describe(
      "Requests in a network. A model walks each there and back, and the client sees what is stated: `answered`, `timed out`, `refused`, `sometimes`, `no address`.",
    ),
  parse(body, line) {
    const { value, findings, lineOf } = parseLocated(z.array(REQUEST).min(1), body, line, "the requests");
    return { parsed: value?.map((request, at): PlacedRequest => ({ request, line: lineOf([at]) })), findings };
  },
  /** The network of that id, else the last one. The tests of an exercise are walked in its starter and in its solution, which they have anyway. */
  needs({ of, role }, listings, at) {
    if (role === "tests") return [];
    const found = listings
      .slice(0, at)
      .findLast((other) => other.contract.name === "json vpc" && (of === undefined || other.contract.id === of));
    return found ? [found] : [];
  },
  check({ contract: { of, role }, needs, parsed, line }) {
    if (needs.length === 0 && role !== "tests") {
      const found = of ? `of=${of}, which is no network above` : "requests without a network";
      return [{ line, column: 1, found, allowed: "a `json vpc` listing above it, or of=ID" }];
    }
    const network = needs.map(networkIn).find((one) => one !== undefined)?.network;
    if (!parsed || !network || faultsIn(network).length > 0) return [];
    return parsed.flatMap(({ request, line: at }): Finding[] => {
      const answer = reach(network, request);
      const unknown = "unsayable" in answer ? [{ line: at, column: 1, found: answer.unsayable }] : [];
      if (request.result || role === "predict") return unknown;
      return [...unknown, { line: at, column: 1, found: "a request without a result", allowed: "result: …, or role=predict" }];
    });
  },
  caption: ({ role }) => (role === "tests" ? "requests of the exercise" : "walked as stated"),
  vouches: () => "model",
  plays: elsewhere,
  shows: "text",
  accompanies: true,
  testedBy: "yaml vpc-requests role=tests",
});
