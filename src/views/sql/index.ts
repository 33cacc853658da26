export { Plan } from "./Plan.tsx";
export { Sessions } from "./Sessions.tsx";
export { Source } from "./Source.tsx";
