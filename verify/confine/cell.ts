import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { NAMESPACES } from "../../lab/namespaces.ts";
import { runFolder } from "../watcher.ts";
import { type Guest, guestsFolder } from "./guest.ts";
import { LIMITED } from "./limits.ts";
import { setUpScript } from "./setup.ts";

/** What a program may reach: the network of this machine, or a loopback interface that nobody else is on; and folders to read. */
export type Reach = { network: "machine" | "own"; sees: string[] };

/** Nobody in the eyes of the cell, as a user namespace below the cell's own makes us, in which we were root. */
const AS_NOBODY = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

/**
 * Namespaces that one program after the other runs in. They are entered anew by each, so that a program costs two more small ones to start, and no
 * more. The cell's first process outlives them all, ends what each left, and is itself ended by the closing of a pipe.
 */
export class Cell {
  readonly reach: Reach;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  #log = "";
  #pid = "";

  private constructor(reach: Reach, child: ChildProcessByStdio<Writable, Readable, Readable>) {
    this.reach = reach;
    this.#child = child;
    child.on("error", (error) => (this.#log = String(error)));
    child.stdin.on("error", () => {}); // it ended before it was asked to
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#log += text));
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * For guests like this one.
   * @throws what kept the kernel from making a cell, or from letting the guest into it
   */
  static async open(reach: Reach, guest: Guest): Promise<Cell> {
    const own = reach.network === "own";
    const options = [...(own ? ["--net"] : []), "--ipc", ...(guest.uid === undefined ? ["--map-root-user"] : [])];
    const script = setUpScript(guestsFolder(), [runFolder(), ...reach.sees], own);
    const [command = "", ...args] = [...NAMESPACES, ...options, "/bin/sh", "-c", script];
    const cell = new Cell(reach, spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], detached: true }));
    cell.#pid = (await cell.#next()) ?? "";
    if (cell.#pid === "") throw new Error(cell.#log.trim().split("\n").at(-1) || `${command} ended`);
    const [file = "", ...tried] = cell.wrap(guest, ["true"]);
    const { status, stderr } = spawnSync(file, tried, { encoding: "utf8" });
    if (status === 0) return cell;
    cell.#child.kill();
    throw new Error(stderr.trim().split("\n").at(-1) || `${file} ended with ${status}`);
  }

  alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** A command as it has to be spawned to run in here. */
  wrap({ folder, uid }: Guest, command: string[]): string[] {
    const namespaces = ["--pid", "--mount", "--ipc", ...(this.reach.network === "own" ? ["--net"] : [])];
    const who = uid === undefined ? ["--user", "--preserve-credentials", ...AS_NOBODY] : [`--setuid=${uid}`, `--setgid=${uid}`];
    return ["nsenter", `--target=${this.#pid}`, ...namespaces, ...who, ...LIMITED, folder, ...command];
  }

  /** Ends whatever runs in here. */
  async sweep(): Promise<void> {
    this.#child.stdin.write("\n");
    await this.#next();
  }

  /** Its first process ends with what it reads, and the kernel ends the rest. */
  close(): void {
    this.#child.stdin.end();
  }

  /** The next line that it says; none when it has ended. Only who waits for one keeps this process alive. */
  async #next(): Promise<string | undefined> {
    const handles = [this.#child, this.#child.stdout as Socket, this.#child.stderr as Socket, this.#child.stdin as Socket];
    for (const handle of handles) handle.ref();
    const { done, value } = await this.#lines.next();
    for (const handle of handles) handle.unref();
    return done ? undefined : value;
  }
}
