export { Sandbox } from "./Sandbox.tsx";
