import { checks } from "./checks.ts";
import { explain } from "./explain.ts";
import { fail } from "./fail.ts";
import { run } from "./run.ts";
import { sessions } from "./sessions.ts";

/** Statements of one session and of several, and what is asked of an answer. */
export const SQL = { "sql run": run, "sql fail": fail, "sql explain": explain, "sql sessions": sessions, "sql checks": checks };
