import { basename } from "node:path";
import { describeEnd, EnvironmentError, shortageIn } from "../lab/environment.ts";
import { type ExecuteOptions, type Execution, execute } from "./process.ts";

/**
 * Runs a program that the harness itself needs, such as a compiler: what ends it from outside, and what the machine lacks, is no fault of a listing.
 * @throws EnvironmentError then; what `execute` rejects with, when it could not be started
 */
export async function executeTool(file: string, args: string[], options: ExecuteOptions): Promise<Execution> {
  const run = await execute(file, args, options);
  const { exit, signal, stderr, timedOut, truncated } = run;
  const name = [basename(file), ...args.slice(0, 1)].join(" ");
  if (truncated) throw new Error(`${name} printed more than ${(options.cap ?? 0) / 1024} KiB`);
  if (signal && !timedOut) throw new EnvironmentError(`${name} was ended from outside (${describeEnd(exit, signal)})`);
  const shortage = exit === 0 ? undefined : shortageIn(stderr);
  if (shortage) throw new EnvironmentError(`${name}: ${shortage}`);
  return run;
}
