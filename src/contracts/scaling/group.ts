import * as z from "zod";
import { faultsIn, SITUATION, type Situation } from "../../models/scaling/index.ts";
import type { Finding } from "../complaint.ts";
import { contract, elsewhere, type Reading } from "../contract.ts";
import { executed } from "../keys.ts";
import { parseLocated } from "../located.ts";

/** A group with its policies and its load, and where what is expected of it stands. */
export type ParsedGroup = { situation: Situation; lineOf(path: (string | number)[]): number };

function parseGroup(body: string, line: number): Reading<ParsedGroup | undefined> {
  const { value, findings, lineOf } = parseLocated(SITUATION, body, line, "the group");
  if (!value) return { parsed: undefined, findings };
  const faults = faultsIn(value).map(({ path, found, allowed }): Finding => ({ line: lineOf([...path]), column: 1, found, allowed }));
  return { parsed: faults.length > 0 ? undefined : { situation: value, lineOf }, findings: faults };
}

export const group = contract({
  engine: "scaling",
  keys: z
    .strictObject({ ...executed })
    .describe(
      "An Auto Scaling group under a load, minute by minute. A model does what its policies say, and what is expected comes of it.",
    ),
  parse: parseGroup,
  check({ contract: { role }, parsed, line }) {
    if (!parsed || parsed.situation.expect || role === "predict") return [];
    return [{ line, column: 1, found: "a group of which nothing is expected", allowed: "expect: …, or role=predict" }];
  },
  caption: () => "scaled as stated",
  vouches: () => "model",
  plays: elsewhere,
  shows: "text",
});
