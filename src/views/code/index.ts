export { Code } from "./Code.tsx";
export { Transcript } from "./Transcript.tsx";
