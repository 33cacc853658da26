import { type Listing, parseWants } from "../../src/listings/index.ts";
import type { Diagnostic, Observation } from "../runners/runner.ts";
import { claimOnly, problem, type Verdict } from "./verdict.ts";

/** Build or vet says what every `// want` promises on its line, and nothing else. */
export function judgeDiagnostics(listing: Listing, observation: Observation): Verdict {
  const said: Diagnostic[] = observation.kind === "diagnosed" ? observation.diagnostics : [];
  const wants = parseWants(listing.code);
  if (wants.length === 0) {
    return claimOnly([problem(listing.line, 'promises no diagnostic: mark the line with // want "…"')]);
  }
  const matches = (want: (typeof wants)[number], { line, message }: Diagnostic) => want.line === line && message.includes(want.text);
  const unmet = wants.filter((want) => !said.some((diagnostic) => matches(want, diagnostic)));
  const unexpected = said.filter((diagnostic) => !wants.some((want) => matches(want, diagnostic)));
  return claimOnly([
    ...unmet.map(({ line, text }) =>
      problem(listing.line + line, said.length === 0 ? `builds, although "${text}" is expected here` : `"${text}" was not reported here`),
    ),
    ...unexpected.map(({ line, message }) => problem(listing.line + line, `reported, but not expected: ${message}`)),
  ]);
}
