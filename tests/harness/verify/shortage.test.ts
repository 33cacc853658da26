import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { executeTool } from "../../../verify/tool.ts";
import { makeBook } from "../../book.ts";

const CHAPTER = "docs/go/01-orders.md";
const PRINTS = '```go run\npackage main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("paid")\n}\n```\n';

/** A disk of so many KiB; gone when the test ends. */
function makeDisk(kib: number): string {
  const disk = makeBook({});
  expect(spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kib}k,mode=1777`, "book-test", disk]).status).toBe(0);
  onTestFinished(() => void spawnSync("umount", ["-l", disk]));
  return disk;
}

/** Whether this process may mount: as root, and not in every container. */
function mayMount(): boolean {
  return (
    process.platform === "linux" &&
    process.getuid?.() === 0 &&
    spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "x", "/mnt"]).status === 0
  );
}

function verify(root: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["verify/cli.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, BOOK_ROOT: root, CI: "", FORCE_COLOR: undefined, NO_COLOR: "1", ...env },
  });
  return { status, stdout, stderr };
}

function fill(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "full"), Buffer.alloc(bavail * bsize));
}

test.runIf(mayMount())(
  "a scratch disk that is full is the machine's fault: said so, with an exit code of its own, and nothing passes",
  () => {
    const root = makeBook({ "docs/sql/01-x.md": "```sql run\nSELECT 1;\n```\n", [CHAPTER]: PRINTS });
    const { status, stdout, stderr } = verify(root, [], { TMPDIR: makeDisk(512) });
    expect(stderr).toContain("The environment failed");
    expect(stderr).toMatch(/PostgreSQL's data directory cannot be made .*No space left on device/);
    expect(stderr).toMatch(/the disk is full \(ENOSPC|No space left on device/);
    expect(stdout).toContain("0 passed, 2 failed, 0 skipped");
    expect(status).toBe(3);
  },
);

test.runIf(mayMount())("--update on a full disk leaves the chapter as it was, and no draft of it", () => {
  const root = makeDisk(64);
  spawnSync("mkdir", ["-p", `${root}/docs/go`]);
  const text = `${PRINTS}\n${"Text of the chapter.\n".repeat(400)}`;
  writeFileSync(`${root}/${CHAPTER}`, text);
  fill(root);
  const { status, stderr } = verify(root, ["--update"]);
  expect(stderr).toMatch(/01-orders\.md could not be written, and is as it was: the disk is full \(ENOSPC/);
  expect(status).toBe(3);
  expect(readFileSync(`${root}/${CHAPTER}`, "utf8")).toBe(text);
  expect(readdirSync(`${root}/docs/go`)).toEqual(["01-orders.md"]);
});

test("a program that is ended from outside is no listing's fault, nor is one that says what the machine lacks", async () => {
  const shell = (script: string) => executeTool("/bin/sh", ["-c", script], { cwd: "/", timeout: 60_000 });
  await expect(shell("kill -9 $$")).rejects.toThrow(/^sh -c was ended from outside \(signal 9\)$/);
  await expect(shell("echo 'write: No space left on device' >&2; exit 1")).rejects.toThrow(/^sh -c: write: No space left on device$/);
  expect(await shell("exit 7")).toMatchObject({ exit: 7 });
});

test("a Go program that is ended by a signal nobody sent is told of as not proven, and the next one is", () => {
  const ends = '```go run\npackage main\n\nimport "syscall"\n\nfunc main() {\n\tsyscall.Kill(syscall.Getpid(), syscall.SIGKILL)\n}\n```\n';
  const root = makeBook({ [CHAPTER]: `${ends}\n${PRINTS}\`\`\`output\npaid\n\`\`\`\n` });
  const { status, stdout, stderr } = verify(root, []);
  expect(stderr).toContain("the program was ended from outside (signal 9), as it is where memory is short");
  expect(stdout).toContain("1 passed, 1 failed, 0 skipped");
  expect(status).toBe(3);
});
