import * as z from "zod";
import { type Path, SITUATION, type Situation } from "../../models/network/index.ts";
import { contract, elsewhere, type Neighbour, type Reading } from "../contract.ts";
import { basic, roleAmong, toFind } from "../keys.ts";
import { parseLocated } from "../located.ts";

/** A network, and where its parts stand. */
export type ParsedNetwork = {
  network: Situation;
  /** The line of a part of it, such as `["vpcs", "shop", "subnets"]`. */
  lineOf(path: Path): number;
};

/** Reads a network by its form; whether AWS would take it is for the model to say. Findings have the line, counted from the fence's own. */
function parseNetwork(body: string, line: number): Reading<ParsedNetwork | undefined> {
  const { value, findings, lineOf } = parseLocated(SITUATION, body, line, "the network");
  return { parsed: value && { network: value, lineOf: (path) => lineOf([...path]) }, findings };
}

export const network = contract({
  engine: "vpc",
  keys: z
    .strictObject({
      ...basic,
      role: roleAmong(["bug", "fix", "starter", "solution"]).describe("The part the listing plays in an exercise; its requests show it."),
      lines: toFind,
    })
    .describe("VPCs and what connects them, as AWS would take them. An output below says what is there without being written."),
  parse: parseNetwork,
  caption: () => "AWS would take it",
  vouches: () => "model",
  plays: elsewhere,
  shows: "text",
  testedBy: "yaml vpc-requests role=tests",
});

/** What a listing says that is a network. */
export const networkIn = ({ contract: { name }, parsed }: Neighbour): ParsedNetwork | undefined =>
  name === "json vpc" ? (parsed as ParsedNetwork | undefined) : undefined;
