export { type Attempt, type Check, type CheckOutcome, readChecks, tryCheck, unknownChecks } from "./checks.ts";
export { type Comment, loadLexer, type Script, type Statement, splitSql } from "./split.ts";
