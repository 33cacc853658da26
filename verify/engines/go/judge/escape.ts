import { saysEscape } from "../../../../src/contracts/go/tools.ts";
import { type Listing, parseWants } from "../../../../src/listings/index.ts";
import { claimOnly, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Seen } from "../seen.ts";

/** Escape analysis says what every `// want` promises on its line; in a function that carries one, nothing else escapes. */
export function judgeEscape({ code, line }: Listing, seen: Seen): Verdict {
  const said = seen.kind === "diagnosed" ? seen.diagnostics : [];
  const wants = parseWants(code);
  if (wants.length === 0)
    return claimOnly([problem(line, 'promises nothing: mark a line with // want "escapes to heap" or another message')]);
  const marked = functionsOf(code).filter(([first, last]) => wants.some((want) => first <= want.line && want.line <= last));
  const unmet = wants.filter((want) => !said.some((found) => found.line === want.line && found.message.includes(want.text)));
  const silent = said.filter(
    (found) =>
      saysEscape(found.message) &&
      marked.some(([first, last]) => first <= found.line && found.line <= last) &&
      !wants.some((want) => want.line === found.line && found.message.includes(want.text)),
  );
  return claimOnly([
    ...unmet.map((want) => {
      const instead = said.filter((found) => found.line === want.line).map(({ message }) => message);
      return problem(line + want.line, `"${want.text}" was not said here${instead.length > 0 ? `, but: ${instead.join("; ")}` : ""}`);
    }),
    ...silent.map((found) => problem(line + found.line, `escapes, but is not marked: ${found.message}. Write // want "${found.message}"`)),
  ]);
}

/** First and last line of each top-level function: gofmt puts both its ends at the left margin. */
function functionsOf(code: string): [number, number][] {
  const lines = code.split("\n");
  return lines.flatMap((text, i): [number, number][] => {
    if (!text.startsWith("func ")) return [];
    const end = lines.findIndex((other, j) => j >= i && /^\}|^func .*\}$/.test(other));
    return [[i + 1, (end < 0 ? lines.length : end) + 1]];
  });
}
