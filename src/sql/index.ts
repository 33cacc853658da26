export { type Attempt, type CheckOutcome, readChecks, tryChecks, unknownChecks } from "./checks.ts";
export { isNumeric } from "./numeric.ts";
export { type Comment, loadLexer, type Script, type Statement, splitSql } from "./split.ts";
