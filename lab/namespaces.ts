import { spawnSync } from "node:child_process";

/** Before a command: mounts and processes of its own. What it mounts and starts goes with it, and it goes with us. Linux only, needs root. */
export const NAMESPACES = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"];

export const has = (program: string): boolean => spawnSync("which", [program], { stdio: "ignore" }).status === 0;
