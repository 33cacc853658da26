import * as z from "zod";
import type { Finding } from "../complaint.ts";
import { contract, type Reading } from "../contract.ts";
import { executed } from "../keys.ts";
import { ofProtobuf } from "./common.ts";

/** One thing that a `protobuf wire` listing asks for, in a comment. */
export type WireDirective = {
  /** 1-based within the listing. */
  line: number;
  verb: "encode" | "decode";
  /** A message of the file, by its name in the package: `Order`, `Order.Item`. */
  type: string;
  /** `encode`: the message, as text format or JSON. `decode`: bytes in hex; none for those of the directive above. */
  body: string;
};

const DIRECTIVE = /^\s*\/\/ (?<verb>encode|decode)\b(?<rest>.*?)(?:\s*\/\/ want ".*)?$/;
const REST = /^ (?<type>[A-Za-z_][\w.]*)(?<colon>:)?(?<body>.*)$/;
const HEX = /^([0-9a-f]{2})( [0-9a-f]{2})*$/;

/**
 * Reads the comments `// encode Order: id: 150`, `// decode Order: 08 96 01` and `// decode Order`, which takes the bytes of the one above.
 * @param line of the fence, for the findings
 */
function parseWire(code: string, line: number): Reading<WireDirective[]> {
  const directives: WireDirective[] = [];
  const findings: Finding[] = [];
  for (const [i, text] of code.split("\n").entries()) {
    const { verb, rest = "" } = DIRECTIVE.exec(text)?.groups ?? {};
    if (verb !== "encode" && verb !== "decode") continue;
    const { type = "", colon, body = "" } = REST.exec(rest)?.groups ?? {};
    const directive: WireDirective = { line: i + 1, verb, type, body: body.trim() };
    const wrong = wrongWith(directive, colon !== undefined, directives.length === 0);
    if (wrong) findings.push({ line: line + i + 1, column: 1, ...wrong });
    else directives.push(directive);
  }
  if (directives.length + findings.length > 0) return { parsed: directives, findings };
  const found = "a wire listing that encodes and decodes nothing";
  return {
    parsed: directives,
    findings: [{ line, column: 1, found, allowed: "a comment // encode Order: id: 150, or // decode Order: 08 96 01" }],
  };
}

function wrongWith({ verb, type, body }: WireDirective, colon: boolean, first: boolean): Pick<Finding, "found" | "allowed"> | undefined {
  if (type === "" || (!colon && (verb === "encode" || body !== "")))
    return { found: `${verb} without what it is of`, allowed: "// encode Order: id: 150, // decode Order: 08 96 01, // decode Order" };
  if (verb === "encode") return undefined;
  if (colon && !HEX.test(body))
    return { found: `bytes that are not hex: ${body || "none"}`, allowed: "pairs of lower-case digits, one space between: 08 96 01" };
  if (colon || !first) return undefined;
  return { found: `decode ${type} without bytes above it`, allowed: `// decode ${type}: 08 96 01, or an encode before it` };
}

export const wire = contract({
  ...ofProtobuf,
  keys: z
    .strictObject(executed)
    .describe(
      "A file, with `// encode Order: id: 150` and `// decode Order: 08 96 01` as comments; its output is the bytes, field by field.",
    ),
  parse: parseWire,
  caption: () => "encodes to these bytes",
});
