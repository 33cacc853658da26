import * as z from "zod";
import { contract } from "../contract.ts";
import { parseClaims } from "./claim.ts";
import { goKeys, importFindings, inPage, ofGo } from "./keys.ts";

export const bench = contract({
  ...ofGo,
  keys: z
    .strictObject(goKeys)
    .describe(
      "Its benchmarks run, and each `// claim: allocs(BenchmarkX) == 0` holds. A claim on `time` is measured by the bench alone, processor by processor.",
    ),
  /** A benchmark promises something, in words that can be understood. */
  parse(body, line) {
    const { claims, findings } = parseClaims(body);
    const nothing = { line, column: 1, found: "a benchmark without a claim", allowed: "// claim: time(BenchmarkX) > 2 * time(BenchmarkY)" };
    const wrong = claims.length + findings.length > 0 ? findings.map((one) => ({ ...one, line: line + one.line })) : [nothing];
    return { parsed: claims, findings: [...importFindings(body, line), ...wrong] };
  },
  caption: () => "keeps its claims",
  plays: inPage({ why: "figures are the machine's, and the page is another" }),
  claims: (claims) => claims,
});
