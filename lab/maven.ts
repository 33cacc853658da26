import { spawn } from "node:child_process";
import { renameSync, rmSync } from "node:fs";

/** Jars from Maven Central: the file that names and pins them, and what they are to people. */
export type Bundle = { pom: string; told: string };

/**
 * Copies what a pom names into a folder. All or nothing: a folder that is there is complete.
 * @throws where there is no Maven, or it says what is wrong
 */
export async function fetchJars({ pom, told }: Bundle, folder: string): Promise<void> {
  process.stderr.write(`Fetching ${told}…\n`);
  const draft = `${folder}-draft`;
  rmSync(draft, { recursive: true, force: true });
  const child = spawn("mvn", ["-B", "-q", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${draft}`], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  const code = await new Promise((resolve) => child.once("error", resolve).once("close", resolve));
  if (code instanceof Error) throw new Error("there is no mvn here. Install Maven");
  if (code !== 0) throw new Error(`mvn ended with ${code}: ${/^\[ERROR\] (.*)$/m.exec(log)?.[1] ?? log.trim().split("\n").at(-1)}`);
  renameSync(draft, folder);
}
