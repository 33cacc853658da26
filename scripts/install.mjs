// Runs before `npm start` and `npm test`, on any Node from 20 on, before anything is installed: built-in modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.installed";
const lock = () => createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const installed = existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock();

if (!installed) {
  console.log("Installing what package-lock.json names (once, under a minute with a warm cache)…");
  // Not `npm ci`: it refuses a lock that lacks the optional packages of other platforms, which some registries do not serve.
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error("npm install failed: its message above says why. Nothing was started.");
    process.exit(status ?? 1);
  }
  writeFileSync(STAMP, lock());
}
