import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeEnd, EnvironmentError, lastWords } from "./environment.ts";
import { type Home, PATH } from "./home.ts";
import { succeeds, until } from "./until.ts";

/** A server's process. Its folder outlives it, so that it can be started again on the same data. */
export type Service = {
  alive(): boolean;
  /** Resolves when it has ended though nobody asked it to: how (`signal 9`), and its last words. One that ends in peace by itself, exit 0, is none. */
  died: Promise<string>;
  /** Resolves when it has ended, in whichever way; `died` has then resolved, where it does. */
  ended: Promise<void>;
  /** What it wrote to its standard streams. */
  log(): string;
  /** As `kill -9` does: at once, and with nothing put in order. */
  crash(): Promise<void>;
  /** It is there, and does nothing until it is resumed, as a process in a long pause of its garbage collector. */
  pause(): void;
  resume(): void;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
};

/** The user and the group who own nothing: servers of ours are theirs where root starts them. */
export const NOBODY = 65534;
const STOP_TIMEOUT = 20_000;

/** A scratch folder for a server's data. Gone with `removeFolder`, or when this process is killed, with its service. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `book-${name}-`));
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/**
 * Runs a command, and reads on our end of a pipe. A line means: end it in peace. The pipe closing means that this process is gone, however
 * that came: end it, and leave a note for whoever removes the folder. Node closes the pipe too when the command has ended by itself; then there is
 * no note, or the next start on the same folder would end with it. `exec 3<&0` since dash gives a background job /dev/null as input.
 */
const KEEPER = `exec 3<&0
"$@" </dev/null 3<&- & child=$!
(if read -r _ <&3; then kill -TERM $child
elif kill -0 $child 2>/dev/null; then : > "$LAB_INSIDE/orphaned"; kill -$LAB_END $child; fi) &
wait $child`;

/** Around the keeper, outside of what it runs in. */
const WATCHER = `"$@"; code=$?
[ -e "$LAB_FOLDER/orphaned" ] && rm -rf "$LAB_FOLDER"
exit $code`;

/** Starts a command in a home, with its data in `folder`. Returns at once; whether it is ready is the engine's own question. */
export function startService(home: Home, folder: string, command: string[], env: Record<string, string> = {}): Service {
  const given = {
    LC_ALL: "C.UTF-8",
    HOME: home.inside(folder),
    LAB_FOLDER: folder,
    LAB_INSIDE: home.inside(folder),
    LAB_END: home.isolated ? "KILL" : "TERM",
    ...env,
  };
  const kept = home.wrap(["/bin/sh", "-c", KEEPER, "sh", ...command], folder, Object.keys(given));
  const child = spawn("/bin/sh", ["-c", WATCHER, "sh", ...kept], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH, ...given },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (log = (log + text).slice(-65_536)));
  child.stdin.on("error", () => {}); // it ended before it was asked to
  let asked = false;
  // Its keeper's other half still reads on the pipe, and holds the streams open: it is told that there is nothing to keep.
  child.once("exit", () => child.stdin.write("end\n"));
  const died = new Promise<string>((resolve) => {
    child.once("close", (exit, signal) => {
      if (!asked && exit !== 0) resolve([describeEnd(exit, signal), lastWords(log)].filter(Boolean).join("; "));
    });
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.once("error", (error) => (log += String(error)));
  const alive = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const crash = async () => {
    asked = true;
    if (!alive() || child.pid === undefined) return;
    process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  const signal = (name: NodeJS.Signals) => alive() && child.pid !== undefined && process.kill(-child.pid, name);
  return {
    alive,
    died,
    ended,
    log: () => log,
    crash,
    pause: () => void signal("SIGSTOP"),
    resume: () => void signal("SIGCONT"),
    async stop() {
      asked = true;
      if (!alive()) return;
      child.stdin.write("end\n");
      const timer = setTimeout(crash, STOP_TIMEOUT);
      await ended;
      clearTimeout(timer);
    },
  };
}

/**
 * Waits until a server answers: `ask` resolves.
 * @throws EnvironmentError with its last words, when it has ended; when it does not answer at all
 */
export const untilAnswers = (name: string, service: Service, ask: () => Promise<unknown>): Promise<void> =>
  until(`${name} answers`, async () => {
    if (!service.alive()) throw new EnvironmentError(`${name} ended: ${lastWords(service.log())}`);
    return await succeeds(ask());
  });

/** Tells of the death of servers that come one after the other, or stand side by side. */
export class Deaths {
  readonly #waiting: ((how: string) => void)[] = [];

  tell(how: string): void {
    for (const tell of this.#waiting.splice(0)) tell(how);
  }

  /** @param name which of them, where there are several */
  follow({ died }: Service, name = ""): void {
    void died.then((how) => this.tell(name ? `${name}, ${how}` : how));
  }

  /** The next one from now on: how it ended, and its last words. */
  next(): Promise<string> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
