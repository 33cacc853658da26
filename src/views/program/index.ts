export { JudgedContext, RanContext } from "./judged.ts";
export { Program } from "./Program.tsx";
