import * as z from "zod";
import { compatibleWith, refuseTogether } from "../compatible.ts";
import type { Finding } from "../complaint.ts";
import { contract } from "../contract.ts";
import { comparedKeys, ofSql, sqlKeys } from "./keys.ts";

/** A comment that was meant to switch sessions, or to expect something, but for a blank or a name. */
const NEARLY = /^(.*?)--(?:[ \t]+@[ \t]*(\w*)|@[ \t]*$|[ \t]+>[ \t]*(\S.*))/;

/** What an author may have got wrong in the comments of a `sql sessions` listing, which would pass for plain ones. `line`: of the fence. */
const strayComments = (body: string, line: number): Finding[] =>
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

/** Behind an expectation, what holds on another engine. */
const OTHERWISE = new RegExp(`-->[^\\n]*?(?:;|>)\\s*(${compatibleWith("sql").join("|")}):.*$`);

/** What is said of an engine that the fence does not name. `line`: of the fence. */
const strayEngines = (body: string, also: string | undefined, line: number): Finding[] =>
  body.split("\n").flatMap((text, at) => {
    const engine = OTHERWISE.exec(text)?.[1];
    if (engine === undefined || engine === also) return [];
    const allowed = `also=${engine} in the fence; on=${engine}, where it needs no name; or nothing of it`;
    return [{ line: line + at + 1, column: 1, found: `${engine}: …, and the fence does not say also=${engine}`, allowed }];
  });

export const sessions = contract({
  ...ofSql,
  shows: "sessions",
  keys: z
    .strictObject({ ...sqlKeys, ...comparedKeys })
    .describe("Statements of several sessions in the order written, `--@ A` before those of A; `--> waits B` states what became of one."),
  parse: (body, line) => ({ parsed: body, findings: strayComments(body, line) }),
  refuse: refuseTogether,
  check: (own) => strayEngines(own.parsed, own.contract.also, own.line),
  caption: () => "sessions",
  plays: () => ({ why: "it takes several sessions, and the page has one" }),
  onCopy: true,
});
