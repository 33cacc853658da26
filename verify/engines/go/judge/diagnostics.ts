import { type Listing, parseWants } from "../../../../src/listings/index.ts";
import { claimOnly, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Diagnostic, Seen } from "../seen.ts";

/** Build or vet says what every `// want` promises on its line, and nothing else. */
export function judgeDiagnostics(listing: Listing, seen: Seen): Verdict {
  const said: Diagnostic[] = seen.kind === "diagnosed" ? seen.diagnostics : [];
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
