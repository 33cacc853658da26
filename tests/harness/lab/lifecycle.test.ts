import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";

type Running = { child: ChildProcess; ports: number[]; folders: string[] };

/** Starts all engines of the lab in a process of its own, which says when they are up. */
async function startLab(): Promise<Running> {
  const child = spawn("node", ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "tests/fixtures/lab.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const told = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the lab ended with ${code}`)));
    child.stdout?.setEncoding("utf8").once("data", resolve);
  });
  return { child, ...(JSON.parse(told) as Omit<Running, "child">) };
}

/** Processes that were started for one of these folders, however far down: it is in their environment, as LAB_FOLDER or PGROOT. */
function processesOf(folders: string[]): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
      return folders.some((folder) => environment.includes(`=${folder}\0`));
    } catch {
      return false; // it ended while we looked
    }
  });
}

const mounts = () =>
  readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .filter((line) => line.includes("master-dev-interview"));

const LISTENS = "0A";
const listening = (ports: number[]) => {
  const sockets = readFileSync("/proc/net/tcp", "utf8");
  return ports.filter((port) => sockets.includes(`0100007F:${port.toString(16).toUpperCase().padStart(4, "0")} 00000000:0000 ${LISTENS}`));
};

test.runIf(process.platform === "linux").each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "two labs side by side; after %s nothing is left: no process, no mount, no folder, no port",
  async (signal) => {
    const labs = await Promise.all([startLab(), startLab()]);
    const ports = labs.flatMap((lab) => lab.ports);
    const folders = labs.flatMap((lab) => lab.folders);
    expect(new Set(ports).size).toBe(10);
    expect(listening(ports)).toEqual(ports);
    expect(processesOf(folders).length).toBeGreaterThanOrEqual(10);
    expect(mounts()).toEqual([]);

    for (const { child } of labs) child.kill(signal);
    await expect.poll(() => processesOf(folders), { timeout: 15_000 }).toEqual([]);
    await expect.poll(() => folders.filter((folder) => existsSync(folder)), { timeout: 15_000 }).toEqual([]);
    expect(listening(ports)).toEqual([]);
    expect(mounts()).toEqual([]);
  },
);
