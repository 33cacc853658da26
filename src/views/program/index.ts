export { JudgedContext } from "./judged.ts";
export { Program } from "./Program.tsx";
