import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** A project of its own, with these files, judged by this one's rules: what dependency-cruiser says, and how it ends. */
function cruise(files: Record<string, string>): { stdout: string; status: number | null } {
  const root = mkdtempSync(join(tmpdir(), "import-rules-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) copyFileSync(file, join(root, file));
  const depcruise = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  return spawnSync(process.execPath, [depcruise, "--config", ".dependency-cruiser.cjs", "src", "verify"], { cwd: root, encoding: "utf8" });
}

const PLAN = { "verify/plan.ts": 'import type { Claim } from "../src/listings/claim.ts";\nexport type Plan = Claim;\n' };

test("what points down the pipeline is allowed", () => {
  const { status, stdout } = cruise({ ...PLAN, "src/listings/claim.ts": "export type Claim = string;\n" });
  expect(stdout).toContain("no dependency violations found");
  expect(status).toBe(0);
});

test("the import rule bites: an upward import, type-only too, fails", () => {
  const upward = 'import type { Plan } from "../../verify/plan.ts";\nexport type Copy = Plan;\n';
  const { status, stdout } = cruise({ "verify/plan.ts": "export type Plan = string;\n", "src/listings/claim.ts": upward });
  expect(stdout).toContain("src/listings reaches only src/contracts");
  expect(status).not.toBe(0);
});
