import * as z from "zod";
import { contract, type Neighbour } from "../contract.ts";
import { executed, ID } from "../keys.ts";
import { ofProtobuf } from "./common.ts";

/** What buf compares two schemas for, from strict to lenient: the generated code of a file, of a package, JSON and bytes, bytes alone. */
const CATEGORIES = ["file", "package", "wire-json", "wire"] as const;

const isSchema = ({ contract: { name } }: Neighbour): boolean => name.startsWith("protobuf ");

export const breaking = contract({
  ...ofProtobuf,
  keys: z
    .strictObject({
      ...executed,
      of: z.string("the id of the listing it is compared with").regex(ID, "an id").describe("Id of the listing it is compared with."),
      rule: z
        .string("the rule it breaks, such as FIELD_SAME_TYPE, or none")
        .regex(/^(none|[A-Z][A-Z_]*(,[A-Z][A-Z_]*)*)$/, "rules of buf joined by a comma, such as FIELD_SAME_TYPE, or none")
        .transform((text) => (text === "none" ? [] : text.split(",")))
        .describe("The rules it breaks: these and no others. `none`: it breaks nothing."),
      category: z.enum(CATEGORIES).default("file").describe("What has to stay: generated code by file or package, JSON, bytes."),
    })
    .describe("Compared with the listing `of=ID`, it breaks exactly the rules of buf that it names, in one category of rules."),
  needs: ({ of }, listings, at) => listings.filter((other, place) => place !== at && other.contract.id === of && isSchema(other)),
  check({ contract: { of }, needs, line }, listings) {
    if (needs.some(({ contract: { id } }) => id === of)) return [];
    const known = listings.flatMap((other) => (other.line !== line && isSchema(other) && other.contract.id) || []);
    const found = `of=${of}, which is no other protobuf listing of this chapter`;
    return [{ line, column: 1, found, allowed: known.join(" ") || "the id of one" }];
  },
  caption: () => "compared as said",
});
