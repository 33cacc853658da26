import { execFile } from "node:child_process";
import { type Home, PATH } from "../home.ts";
import { SBIN } from "./program.ts";

/** What a tool printed, without the colours, and its exit code. */
export type Printed = { exit: number; text: string };

const CAP = 1024 * 1024;

/**
 * Runs a tool against a node.
 * @param folder the node's, where the cookie is
 * @param words the tool's name and its arguments
 * @param env how to reach the node
 * @param input what it reads
 */
export function runTool(
  home: Home,
  folder: string,
  [tool = "", ...args]: string[],
  env: Record<string, string>,
  input = "",
): Promise<Printed> {
  const given: Record<string, string> = { LC_ALL: "C.UTF-8", TERM: "dumb", HOME: home.inside(folder), ...env };
  const script = `exec "${SBIN}/$0" "$@"`;
  const [command = "", ...rest] = home.wrap(["/bin/sh", "-c", script, tool, ...args], folder, Object.keys(given));
  return new Promise((resolve) => {
    const child = execFile(command, rest, { env: { PATH, ...given }, maxBuffer: CAP }, (error, stdout, stderr) =>
      resolve({ exit: error ? Number(error.code ?? 1) : 0, text: stdout + stderr }),
    );
    child.stdin?.end(input);
  });
}
