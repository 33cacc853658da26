import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeBook } from "../../book.ts";

const CHAPTER = "docs/go/01-orders.md";
/** As the scripts of package.json have it. */
const QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON";
const PAGES = "tests/fixtures/book/pages";

function run(command: string, root: string, env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [`verify/${command}.ts`], {
    encoding: "utf8",
    env: { ...process.env, BOOK_ROOT: root, CI: "", FORCE_COLOR: undefined, NO_COLOR: "1", ...env },
  });
}

describe("front matter that cannot be read stops whoever asks, with its file and line and without a stack", () => {
  test.each(["front-colon.md", "front-alias-bomb.md", "front-javascript.md"])("%s", (page) => {
    const root = makeBook({ [CHAPTER]: readFileSync(`${PAGES}/${page}`) });
    const told = readFileSync(`${PAGES}/${page}.txt`, "utf8");
    for (const command of ["check", "cli"]) {
      const { status, stderr } = run(command, root);
      expect(stderr.split(told)).toHaveLength(2);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(status).toBe(1);
    }
  });
});

test("without a C compiler a race is skipped by name, and other programs go on; in CI it fails", () => {
  const fixture = (name: string) => readFileSync(`tests/fixtures/verify/holds/${name}.md`, "utf8");
  const root = makeBook({ [CHAPTER]: fixture("go-run"), "docs/go/02-races.md": fixture("go-race") });
  const races = fixture("go-race").match(/^```go race/gm)?.length;
  const bin = makeBook({});
  for (const program of ["go", "sh", "uname"])
    symlinkSync(spawnSync("which", [program], { encoding: "utf8" }).stdout.trim(), `${bin}/${program}`);
  const here = run("cli", root, { PATH: bin });
  expect(here.stdout).toContain(`4 passed, 0 failed, ${races} skipped`);
  expect(here.stderr).toContain("not verified: the race detector needs a C compiler. Install one, such as gcc");
  expect(here.status).toBe(0);
  expect(run("cli", root, { PATH: bin, CI: "true" }).stdout).toContain(`4 passed, ${races} failed, 0 skipped`);
});

test.runIf(process.getuid?.() === 0).each([
  ["verify/cli.ts", "--update"],
  ["verify/check.ts", "--update"],
  ["scripts/new-chapter.ts", "go", "7"],
])("in a read-only checkout %s says so before it does anything, with the way out", (...command) => {
  const index = `${readFileSync("tests/fixtures/site/docs/go/index.md", "utf8").trimEnd()}\n| 7 | Maps | look one up |\n`;
  const root = makeBook({ "docs/go/index.md": index });
  const mounted = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const { status, stderr, stdout } = spawnSync(
    "unshare",
    ["--mount", "--propagation", "private", "sh", "-c", mounted, root, process.execPath, QUIET, ...command],
    { encoding: "utf8", env: { ...process.env, BOOK_ROOT: root } },
  );
  expect(stderr).toMatch(
    /^[a-z:]+: \S+ cannot be written to \(EROFS\), and docs and \w+ would be\.\nMake it yours \(chown\), or work on a copy: /,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});
