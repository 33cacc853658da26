import { type Listing, parseWants, type Want } from "../../../../src/listings/index.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Diagnostic, Seen } from "../seen.ts";
import { judgeProgram } from "./program.ts";

/** On each architecture the machine code of a marked line has what its `// want` says, and has not what its `// not` says. */
export function judgeAssembly(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "assembled") return judgeProgram(listing, seen);
  const { code, line } = listing;
  const [wants, nots] = [parseWants(code), parseWants(code, "not")];
  // Without one the whole could be gone, or be on other lines than the author thinks, and every `not` would hold.
  if (wants.length === 0) return claimOnly([problem(line, 'promises nothing that is there: mark a line with // want "CALL" or the like')]);
  return claimOnly(
    [...seen.code].flatMap(([architecture, instructions]): Problem[] => {
      const at = (mark: Want) => instructions.filter((instruction) => instruction.line === mark.line);
      const has = (mark: Want) => at(mark).some(({ message }) => message.includes(mark.text));
      const tell = (mark: Want, message: string) => ({
        line: line + mark.line,
        message: `${message} on ${architecture}`,
        actual: list(at(mark)),
      });
      return [
        ...wants.filter((mark) => !has(mark)).map((mark) => tell(mark, `"${mark.text}" is not in the machine code of this line`)),
        ...nots.filter(has).map((mark) => tell(mark, `"${mark.text}" is in the machine code of this line`)),
      ];
    }),
  );
}

const list = (instructions: Diagnostic[]): string =>
  instructions.length === 0 ? "(no machine code at all)" : instructions.map(({ message }) => message).join("\n");
