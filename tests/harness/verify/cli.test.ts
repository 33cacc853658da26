import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { makeBook } from "../../book.ts";
import { processesOf } from "./processes.ts";

const CHAPTER = "docs/go/01-orders.md";
const HOLDS = readFileSync("tests/fixtures/verify/holds/go-run.md", "utf8");

function verify(root: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["verify/cli.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, BOOK_ROOT: root, CI: "", FORCE_COLOR: undefined, NO_COLOR: "1", ...env },
  });
  return { status, stdout, stderr };
}

test("closes with the counts, and exits 0 when all hold", () => {
  const root = makeBook({ [CHAPTER]: HOLDS });
  const { status, stdout } = verify(root, []);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("4 passed, 0 failed, 0 skipped");
  expect(status).toBe(0);
});

test("a target picks chapters, a line picks a listing, --json tells it all", () => {
  const root = makeBook({ [CHAPTER]: HOLDS, "docs/go/02-other.md": HOLDS });
  const { status, stdout } = verify(root, [`${CHAPTER}:4`, "--json", `${root}/report.json`]);
  expect(stdout).toContain("1 passed, 0 failed, 0 skipped");
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(`${root}/report.json`, "utf8"))).toMatchObject({
    engines: { go: "Go 1.27.3" },
    listings: [{ file: CHAPTER, line: 1, status: "passed", problems: [] }],
  });
});

test("--frozen fails on a listing without a record", () => {
  const root = makeBook({ [CHAPTER]: HOLDS });
  const { status, stderr } = verify(root, ["--frozen"]);
  expect(status).toBe(1);
  expect(stderr).toContain(`no record of this listing: npm run verify -- ${CHAPTER}:1 --update`);
});

test("what is advised after --update counts lines as they are by then", () => {
  const prints = '```go run\npackage main\n\nfunc main() {\n\tprintln("paid")\n}\n```\n';
  const root = makeBook({ [CHAPTER]: `${prints}\n${prints.replace("go run", "go run exit=3")}` });
  const { status, stderr } = verify(root, ["--update"]);
  expect(status).toBe(1);
  expect(stderr).toContain(`${CHAPTER}:12: exited 0, expected exit 3`);
  expect(stderr).toContain(`no record of this listing: npm run verify -- ${CHAPTER}:12 --update`);
});

test.each([
  ["a misspelt option", ["--updat"], "Unknown option '--updat'"],
  ["a target that is nothing", ["docs/og"], "docs/og: no chapter there"],
  ["an engine of which there is no listing", ["--only", "nope"], "no listing of nope there, only of go"],
  ["the page's engine, and no listing for it", ["--engine", "pglite"], "no listing of sql there, only of go"],
  ["a repeat that is no number", ["--repeat", "often"], "--repeat often: a whole number"],
  ["recording several executions", ["--update", "--repeat", "3"], "take one"],
  ["writing and not writing", ["--update", "--frozen"], "take one"],
])("%s is an error with the usage", (_, args, message) => {
  const { status, stderr } = verify(makeBook({ [CHAPTER]: HOLDS }), args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain("usage: npm run verify");
});

test("author errors stop before anything runs", () => {
  const { status, stderr, stdout } = verify(makeBook({ [CHAPTER]: HOLDS.replace("go run", "go rnu") }), []);
  expect(status).toBe(1);
  expect(stderr).toContain(`${CHAPTER}:1:7: unknown verb "rnu" for go`);
  expect(stdout).not.toContain("passed");
});

test("a chapter that is not UTF-8 is named with its line", () => {
  const root = makeBook({ [CHAPTER]: Buffer.from("# Orders\n\ncaf\xe9\n", "latin1") });
  const { status, stderr } = verify(root, []);
  expect(status).toBe(1);
  expect(stderr).toContain(`${CHAPTER}:3:1: bytes that are not UTF-8`);
});

test("without Go nothing passes: skipped by name, a failure in CI", () => {
  const root = makeBook({ [CHAPTER]: HOLDS });
  const here = verify(root, [], { PATH: "/nonexistent" });
  expect(here.stdout).toContain("0 passed, 0 failed, 4 skipped");
  expect(here.stderr).toMatch(/not verified: no go command on this machine. Install Go .*\(4 listings\)/);
  const ci = verify(root, [], { PATH: "/nonexistent", CI: "true" });
  expect(ci.stdout).toContain("0 passed, 4 failed, 0 skipped");
  expect(ci.status).toBe(1);
});

test("where a program's engine is missing, its listing is skipped by name, and others go on", () => {
  const kafka = readFileSync("tests/fixtures/verify/holds/go-run-kafka.md", "utf8");
  const root = makeBook({
    [CHAPTER]: HOLDS,
    "docs/go/02-kafka.md": kafka,
    "docs/go/03-kafka.md": "```console kafka\n$ kafka-topics.sh\n```\n",
  });
  // Go and the shell, but no Java.
  const bin = binOf(["go", "sh", "uname"]);
  const here = verify(root, [], { PATH: bin });
  expect(here.stdout).toContain("4 passed, 0 failed, 2 skipped");
  expect(here.stderr).toMatch(/not verified: no Kafka: there is no java here. Install a JDK .*\(2 listings\)/);
  expect(verify(root, [], { PATH: bin, CI: "true" }).stdout).toContain("4 passed, 2 failed, 0 skipped");
});

/** A program that never ends, with a child that has left its group and its session, and one that it starts over and over. */
const ENDLESS = `\`\`\`go run timeout=5m
package main

import (
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) > 2 {
		return
	}
	away := exec.Command(os.Args[0], "away")
	away.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if len(os.Args) == 1 && away.Start() == nil {
		os.WriteFile("started", nil, 0o600)
	}
	for {
		exec.Command(os.Args[0], "again", "again").Start()
		time.Sleep(time.Millisecond)
	}
}
\`\`\`
`;

test.skipIf(process.platform !== "linux").each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGKILL", null],
] as const)("%s leaves no program, however it hides, and no folder, and nothing is written", async (signal, code) => {
  const root = makeBook({ [CHAPTER]: ENDLESS });
  const scratch = makeBook({});
  chmodSync(scratch, 0o1777); // as /tmp is
  const child = spawn(process.execPath, ["verify/cli.ts", "--update"], { env: { ...process.env, BOOK_ROOT: root, TMPDIR: scratch } });
  const started = () => readdirSync(scratch, { recursive: true }).some((path) => String(path).endsWith("started"));
  await expect.poll(started, { timeout: 60_000, interval: 50 }).toBe(true);
  expect(processesOf(scratch).length).toBeGreaterThan(1);
  child.kill(signal);
  expect((await once(child, "exit"))[0]).toBe(code);
  await expect.poll(() => processesOf(scratch), { timeout: 10_000 }).toEqual([]);
  await expect.poll(() => readdirSync(scratch), { timeout: 10_000 }).toEqual([]);
  expect(readdirSync(root)).toEqual(["docs"]);
});

/** A folder with these programs of the machine and no others, to be all of a PATH. */
function binOf(programs: string[]): string {
  const bin = makeBook({});
  for (const program of programs) symlinkSync(spawnSync("which", [program], { encoding: "utf8" }).stdout.trim(), `${bin}/${program}`);
  return bin;
}

test.runIf(process.platform === "linux").each([
  ["with another user, or at least with nothing that makes somebody root", ["setpriv"]],
  ["as we do", []],
])("without the tools that make namespaces programs run %s, and that is said once", (_, tools) => {
  const root = makeBook({ [CHAPTER]: HOLDS });
  const { stdout, stderr } = verify(root, [], { PATH: binOf(["go", "sh", "uname", "which", ...tools]) });
  expect(stdout).toContain("4 passed, 0 failed, 0 skipped");
  expect(stderr.match(/not confined \(there is no unshare, no nsenter, no mount, no ip\)/g)).toHaveLength(1);
});

const ALONE = ["unshare", "--user", "--map-root-user"];

test.runIf(spawnSync(ALONE[0] as string, [...ALONE.slice(1), "true"]).status === 0)(
  "a root whose namespace knows nobody else confines programs too",
  () => {
    const env = { ...process.env, BOOK_ROOT: makeBook({ [CHAPTER]: HOLDS }), CI: "" };
    const [file = "", ...args] = [...ALONE, process.execPath, "verify/cli.ts"];
    const { stdout, stderr } = spawnSync(file, args, { encoding: "utf8", env });
    expect(stdout).toContain("4 passed, 0 failed, 0 skipped");
    expect(stderr).not.toContain("not confined");
  },
);
