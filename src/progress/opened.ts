// All of what a reader did, as one script: it is fetched with the first answer.
export { ProgressLog } from "./log.ts";
export { write } from "./writing.ts";
