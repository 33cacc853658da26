import type { Contract } from "./schema.ts";

/** What vouches for a listing: the engine itself, something that behaves like it, a program that knows its rules. */
export type Kind = "executed" | "emulated" | "model";

/** The clients of these modules talk to an emulator, never to the service. */
const EMULATED: unknown[] = ["aws"];

/** Of which kind the evidence of a contract is. Pages say it: an emulator or a model is never shown as the real thing. */
export function kindOf(contract: Contract): Kind {
  if (contract.name === "json iam" || contract.name === "yaml iam-requests") return "model";
  return "mod" in contract && EMULATED.includes(contract.mod) ? "emulated" : "executed";
}
