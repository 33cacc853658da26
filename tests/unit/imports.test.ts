import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";

test("the import rule bites: an upward import, type-only too, fails", () => {
  const folder = "src/listings/import-rule-test";
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/upward.ts`, 'import type { Plan } from "../../../verify/plan.ts";\nexport type Copy = Plan;\n');
  const { status, stdout } = spawnSync("npx", ["depcruise", "--config", ".dependency-cruiser.cjs", folder], { encoding: "utf8" });
  expect(stdout).toContain("src/listings reaches only itself");
  expect(status).not.toBe(0);
});
