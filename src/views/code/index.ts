export { Code } from "./Code.tsx";
export { Coloured } from "./Coloured.tsx";
export { Transcript } from "./Transcript.tsx";
