export { Sessions } from "./Sessions.tsx";
export { Source } from "./Source.tsx";
