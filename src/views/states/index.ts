export { States } from "./States.tsx";
