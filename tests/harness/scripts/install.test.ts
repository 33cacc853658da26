import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agrees } from "../../../scripts/install/locked.mjs";
import { makeBook } from "../../book.ts";

const SCRIPT = `${process.cwd()}/scripts/install.mjs`;
/** Of no package that npm could have in its cache. */
const OTHER = `sha512-${"A".repeat(86)}==`;
const isRoot = process.platform === "linux" && process.getuid?.() === 0;

function install(cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd, encoding: "utf8", env: { ...process.env, ...env } });
  return { status, stdout, stderr };
}

/** A project that asks for one package, which wants another Node than there is, and lies beside it. */
function makeProject(): string {
  const root = makeBook({
    "asked/package.json": JSON.stringify({ name: "asked", version: "1.0.0", engines: { node: ">=99" } }),
    "package.json": JSON.stringify({ name: "project", version: "1.0.0", devDependencies: { asked: "file:asked-1.0.0.tgz" } }),
  });
  const [packed] = JSON.parse(spawnSync("npm", ["pack", "--json", "./asked"], { cwd: root, encoding: "utf8" }).stdout) as [
    { integrity: string },
  ];
  writeLock(root, {
    version: "1.0.0",
    resolved: "file:asked-1.0.0.tgz",
    integrity: packed.integrity,
    dev: true,
    engines: { node: ">=99" },
  });
  return root;
}

function writeLock(root: string, asked: object | undefined): void {
  const project = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as object;
  const packages = { "": asked ? project : { name: "project", version: "1.0.0" }, ...(asked && { "node_modules/asked": asked }) };
  writeFileSync(`${root}/package-lock.json`, JSON.stringify({ name: "project", lockfileVersion: 3, requires: true, packages }));
}

test("it installs what is locked and says nothing of engines; a second time there is nothing to do or to say", () => {
  const root = makeProject();
  const first = install(root);
  expect(first.stdout).toMatch(/^Installing what package-lock\.json names: .*\nInstalled in \d+ s\.\n$/);
  expect(first.stderr).toBe("");
  expect(existsSync(`${root}/node_modules/asked/package.json`)).toBe(true);
  expect(install(root)).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("what npm ci installed by hand is taken as it is; without npm's own note of it, it is installed anew", () => {
  const root = makeProject();
  spawnSync("npm", ["ci"], { cwd: root });
  expect(install(root).stdout).toBe("");
  rmSync(`${root}/node_modules/.package-lock.json`);
  expect(install(root).stdout).toContain("Installed in");
});

test("installed is what is locked, in its version and bytes; an optional package may be missing, and none may be another machine's", () => {
  const a = { version: "1.0.0", integrity: "sha512-a" };
  const locked = { "node_modules/a": a, "node_modules/b": { ...a, optional: true } };
  expect(agrees(locked, locked)).toBe(true);
  expect(agrees(locked, { "node_modules/a": a })).toBe(true);
  expect(agrees(locked, { "node_modules/b": a })).toBe(false);
  expect(agrees(locked, { "node_modules/a": { ...a, version: "1.0.1" } })).toBe(false);
  expect(agrees(locked, { "node_modules/a": { ...a, integrity: "sha512-b" } })).toBe(false);
  for (const other of [{ os: ["aix"] }, { cpu: ["mips"] }, { os: [`!${process.platform}`] }])
    expect(agrees(locked, { "node_modules/a": a, "node_modules/b": { ...a, ...other } })).toBe(false);
});

test("packages for development are installed where npm would leave them out", () => {
  const root = makeProject();
  expect(install(root, { NODE_ENV: "production" }).stdout).toContain("Installed in");
  expect(existsSync(`${root}/node_modules/asked/package.json`)).toBe(true);
});

/** npm's own words, and the way out below them. */
function expectStop({ status, stderr }: { status: number | null; stderr: string }, words: string, way: string): void {
  expect(stderr).toContain(words);
  expect(stderr.slice(stderr.indexOf(words))).toContain(way);
  expect(stderr).toMatch(/\nNothing was started\.\n$/);
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(1);
}

test("a registry that does not answer", () => {
  const registry = "http://127.0.0.1:9/";
  const root = makeBook({ "package.json": JSON.stringify({ name: "project", version: "1.0.0", dependencies: { asked: "1.0.0" } }) });
  writeLock(root, { version: "1.0.0", resolved: `${registry}asked/-/asked-1.0.0.tgz`, integrity: OTHER });
  const end = install(root, { npm_config_registry: registry, npm_config_fetch_retries: "0", NO_PROXY: "127.0.0.1" });
  expectStop(end, "ECONNREFUSED", "npm's registry does not answer.\n");
});

test("a package that is another than was locked", () => {
  const root = makeProject();
  writeLock(root, { version: "1.0.0", resolved: "file:asked-1.0.0.tgz", integrity: OTHER });
  expectStop(install(root), "EINTEGRITY", "npm cache verify");
});

test("a package.json that asks for more than is locked", () => {
  const root = makeProject();
  writeLock(root, undefined);
  expectStop(install(root), "Missing: asked", "npm install writes the lock");
});

test("a lock that is no JSON, as after a merge, is named with the way back", () => {
  const root = makeProject();
  writeFileSync(`${root}/package-lock.json`, "<<<<<<< HEAD\n");
  const { status, stderr } = install(root);
  expect(stderr).toMatch(/package-lock\.json cannot be read: SyntaxError[\s\S]*\nTake back .*git checkout package-lock\.json/);
  expect(status).toBe(1);
});

test.runIf(isRoot).each([
  ["read-only", "ro", "cannot be written to (EROFS)", "Copy it to a folder of yours"],
  ["full", "size=1m", "The disk is full: 1 MB are left for", "Free some"],
])("on a disk that is %s it says so, before anything is begun", (_, option, what, way) => {
  const root = makeBook({});
  const mounted = 'mount -t tmpfs -o "$1" none "$2" && cd "$2" && exec "$3" "$4"';
  const args = ["--mount", "--propagation", "private", "sh", "-c", mounted, "sh", option, root, process.execPath, SCRIPT];
  const { status, stderr, stdout } = spawnSync("unshare", args, { encoding: "utf8" });
  expect(stderr).toContain(what);
  expect(stderr).toContain(way);
  expect(stderr).not.toContain("    at ");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
});

test.runIf(!isRoot)("a folder of somebody else's is named", () => {
  const { status, stderr } = install("/");
  expect(stderr).toContain("/ cannot be written to (E");
  expect(status).toBe(1);
});
