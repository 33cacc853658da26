export { Diagram } from "./Diagram.tsx";
