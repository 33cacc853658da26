export type { Way } from "./gestures.ts";
export { Steppable, type Walk } from "./Steppable.tsx";
