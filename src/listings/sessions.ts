import type { Finding } from "./complaint.ts";

/** A comment that was meant to switch sessions, or to expect something, but for a blank or a name. */
const NEARLY = /^(.*?)--(?:[ \t]+@[ \t]*(\w*)|@[ \t]*$|[ \t]+>[ \t]*(\S.*))/;

/** What an author may have got wrong in the comments of a `sql sessions` listing, which would pass for plain ones. `line`: of the fence. */
export const checkSessions = (body: string, line: number): Finding[] =>
  body.split("\n").flatMap((text, at) => {
    const [, before = "", session, expected] = NEARLY.exec(text) ?? [];
    if (!NEARLY.test(text)) return [];
    return [
      {
        line: line + at + 1,
        column: before.length + 1,
        found: `${text.slice(before.length).trim()}, which is a comment`,
        allowed:
          expected === undefined
            ? "--@ NAME, from where on that session sends"
            : "--> ok|value|n rows|error SQLSTATE|waits B|frees B|pending",
        paste: expected === undefined ? `--@ ${session || "A"}` : `${before}--> ${expected}`,
      },
    ];
  });
