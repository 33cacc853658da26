export { JudgedContext } from "./judged.ts";
export { Program } from "./Program.tsx";
export type { Test } from "./state.ts";
