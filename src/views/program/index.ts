export type { Test } from "./go/state.ts";
export { JudgedContext } from "./judged.ts";
export { Program } from "./Program.tsx";
