import type { Held } from "../../../src/listings/index.ts";
import type { Stuck } from "../../judge/stuck.ts";

/** What happened in a scenario, a line per event; what the queues held in the end; and what kept it from going on. */
export type ScenarioRun = { events: string[]; held: Record<string, Held[]>; stuck?: Stuck };

/** What was seen of a scenario on a message broker, once per run. */
export type Seen = { kind: "staged"; runs: ScenarioRun[] };
