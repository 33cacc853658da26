import type { Trace } from "../../listings/index.ts";
import { Steppable, type Walk } from "../stepping/index.ts";
import { Lanes, type View } from "./Lanes.tsx";

/** An interleaving as it was recorded: a lane per session, to be stepped through. */
export function Sessions({ trace: json }: { trace: string }) {
  const trace = JSON.parse(json) as Trace;
  const load = () =>
    import("./Stepper.tsx").then(({ Stepper }) => (walk: Walk<View>) => <Stepper trace={trace} {...walk} />);
  return <Steppable<View> load={load}>{(view) => <Lanes trace={trace} view={view} />}</Steppable>;
}
