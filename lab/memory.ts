import { readdirSync, readFileSync } from "node:fs";

const read = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it ended while we looked, or this is no Linux
  }
};

/**
 * What the processes below one take, in bytes by program: proportional set size, so that what they share is counted once
 * (proc_pid_smaps_rollup(5)). Empty where there is no /proc. Shells, which only watch, are left out.
 */
export function memoryBelow(pid: number): Map<string, number> {
  const parents = new Map<string, string>();
  try {
    for (const one of readdirSync("/proc")) {
      const parent = /^PPid:\s+(\d+)$/m.exec(/^\d+$/.test(one) ? read(one, "status") : "")?.[1];
      if (parent) parents.set(one, parent);
    }
  } catch {
    return new Map();
  }
  const isBelow = (one: string): boolean => {
    const parent = parents.get(one);
    return parent === String(pid) || (parent !== undefined && isBelow(parent));
  };
  const bytes = new Map<string, number>();
  for (const one of parents.keys()) {
    const name = read(one, "comm").trim();
    if (!isBelow(one) || ["sh", "unshare"].includes(name)) continue;
    const kilobytes = Number(/^Pss:\s+(\d+) kB$/m.exec(read(one, "smaps_rollup"))?.[1] ?? 0);
    bytes.set(name, (bytes.get(name) ?? 0) + kilobytes * 1024);
  }
  return bytes;
}
