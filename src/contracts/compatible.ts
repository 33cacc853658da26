import * as z from "zod";
import type { Finding } from "./complaint.ts";
import { COMPATIBLE, type CompatibleEngine, type OwnEngine } from "./contract.ts";
import type { Role } from "./keys.ts";

/** The engines that take what is written for this one. */
type CompatibleWith<Engine extends OwnEngine> = {
  [Own in CompatibleEngine]: (typeof COMPATIBLE)[Own] extends Engine ? Own : never;
}[CompatibleEngine];

/** Their names, in the order in which they are registered. */
export const compatibleWith = <Engine extends OwnEngine>(engine: Engine): CompatibleWith<Engine>[] =>
  Object.entries(COMPATIBLE).flatMap(([name, own]) => (own === engine ? [name as CompatibleWith<Engine>] : []));

/** Keys of a contract whose listings may be executed on a compatible engine. */
export function compatibleKeys<Engine extends OwnEngine>(engine: Engine) {
  const name = z.enum(compatibleWith(engine)).optional();
  return {
    also: name.describe("Executed on this engine, too; where it replies otherwise, lines that begin with its name say how."),
    on: name.describe("Executed on this engine alone: for what the contract's own does not have."),
  };
}

/** Which of these keys do not go together, or with what else a fence says. */
export function refuseTogether({
  also,
  on,
  role,
}: {
  also?: string | undefined;
  on?: string | undefined;
  role?: Role | undefined;
}): Pick<Finding, "found" | "allowed"> | undefined {
  if (also && on)
    return { found: `also=${also} with on=${on}`, allowed: `also=${also}, to compare it, or on=${on}, to execute it there alone` };
  // Lines that are to be found are counted in the fence, and the page shows replies of both engines in one.
  if (also && role === "bug")
    return { found: `also=${also} with role=bug`, allowed: "one engine in what is to be searched: also= in a listing above it" };
  return undefined;
}
