import type { Judges } from "../../../engine.ts";
import type { Seen } from "../seen.ts";
import { judgeChecks } from "./checks.ts";
import { judgeExplain, judgeFail, judgeRun } from "./play.ts";
import { judgeSessions } from "./sessions.ts";

/** For PostgreSQL outside of a page and in it. */
export const SQL_JUDGES: Judges<"sql", Seen> = {
  "sql run": judgeRun,
  "sql fail": judgeFail,
  "sql explain": judgeExplain,
  "sql sessions": judgeSessions,
  "sql checks": judgeChecks,
};
