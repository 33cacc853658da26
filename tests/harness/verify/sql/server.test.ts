import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startCluster } from "../../../../lab/postgres/cluster.ts";
import { makeBook } from "../../../book.ts";

// Each run has a folder for temporary files of its own, so that what it leaves behind can be seen.
type Run = { child: ChildProcess; scratch: string; ended: Promise<number | null>; said(): string };

function startVerify(chapter: string, env: NodeJS.ProcessEnv = {}): Run {
  const scratch = mkdtempSync(join(tmpdir(), "book-test-"));
  chmodSync(scratch, 0o1777); // as /tmp is
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const child = spawn(process.execPath, ["verify/cli.ts"], {
    env: { ...process.env, BOOK_ROOT: makeBook({ "docs/sql/01-x.md": chapter }), TMPDIR: scratch, CI: "true", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, scratch, ended, said: () => text };
}

const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`;
const ENDLESS = fence("sql run timeout=60s", "DO $$ BEGIN LOOP END LOOP; END $$;");
const SHORT = fence(
  "sql sessions",
  "--@ A\nBEGIN; SELECT pg_advisory_xact_lock(1);\n--@ B\nSELECT pg_advisory_xact_lock(1); --> waits A\n--@ A\nCOMMIT; --> frees B",
);

/** Processes whose command line names a folder, by /proc; Linux only. */
const processesOf = (folder: string): string[] =>
  globSync("/proc/[0-9]*/cmdline").filter((file) => {
    try {
      return readFileSync(file, "utf8").includes(folder);
    } catch {
      return false; // ended meanwhile
    }
  });

/** The backend that executes the endless loop: postgres names it after its database and command. */
const busyBackend = (verify: number | undefined) =>
  globSync("/proc/[0-9]*/cmdline").some((file) => {
    try {
      return new RegExp(`postgres: postgres book_${verify}_\\d+ .*DO`).test(readFileSync(file, "utf8"));
    } catch {
      return false;
    }
  });

test.skipIf(process.platform !== "linux").each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
  "%s leaves nothing behind, even with a busy backend",
  async (signal) => {
    const { child, scratch, ended } = startVerify(ENDLESS);
    await vi.waitUntil(() => busyBackend(child.pid), { timeout: 20_000, interval: 50 });
    expect(processesOf(scratch).length).toBeGreaterThan(0);
    child.kill(signal);
    await ended;
    await vi.waitUntil(() => processesOf(scratch).length === 0 && !busyBackend(child.pid), { timeout: 10_000, interval: 50 });
    await vi.waitUntil(() => globSync(`${scratch}/*`).length === 0, { timeout: 10_000, interval: 50 });
  },
);

test("two runs at once do not meet", async () => {
  const runs = [startVerify(SHORT), startVerify(SHORT)];
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
  for (const { scratch } of runs) expect(existsSync(scratch) && globSync(`${scratch}/*`)).toEqual([]);
});

test("a server that does not answer is named, and nothing passes", async () => {
  const { ended, said } = startVerify(SHORT, { DATABASE_URL: "postgres://postgres@127.0.0.1:1/nowhere" });
  expect(await ended).toBe(1);
  expect(said()).toContain("not verified: DATABASE_URL does not answer");
  expect(said()).toContain("0 passed, 1 failed");
});

test("DATABASE_URL wins, and its server is left as it was", async () => {
  const cluster = await startCluster();
  if ("missing" in cluster) throw new Error(cluster.missing);
  onTestFinished(() => cluster.stop());
  const client = await cluster.connect();
  const socket = await client.query("SHOW unix_socket_directories");
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(String(socket.rows[0]?.unix_socket_directories))}`;
  const { ended, scratch } = startVerify(SHORT, { DATABASE_URL: url });
  expect(await ended).toBe(0);
  expect(processesOf(scratch)).toEqual([]);
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'book_%'");
  expect(rows).toEqual([]);
  await client.end();
});
