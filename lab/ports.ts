import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Below the ports that systems give to outgoing connections, which come and go by the thousand: from 32768 on Linux, from 49152 elsewhere
 * (RFC 6335, section 6). A port of that range may be gone between our look and the server's.
 */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** Where processes of ours that run side by side tell each other which ports they have chosen: a file for each, with the process's number. */
const CLAIMS = join(tmpdir(), `book-ports-${process.getuid?.() ?? 0}`);
const claimed: string[] = [];

/** `count` ports of the loopback that nobody listens on, and that no other process of ours has chosen for as long as this one lives. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (claim(port) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

/** False when a process that lives has it. */
function claim(port: number): boolean {
  const file = join(CLAIMS, String(port));
  try {
    mkdirSync(CLAIMS, { recursive: true });
    if (isLeft(file)) rmSync(file, { force: true });
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    // Where nothing can be written, the look at the port has to do.
    return (error as NodeJS.ErrnoException).code !== "EEXIST";
  }
  if (claimed.length === 0) process.once("exit", () => claimed.forEach((own) => void rmSync(own, { force: true })));
  claimed.push(file);
  return true;
}

/** Whether its process has ended without removing it. */
function isLeft(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Whether something listens on a port of the loopback. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
