import { spawnSync } from "node:child_process";

// `npm run workflows`: GitHub's workflows, read by actionlint. Its own rules alone: shellcheck and pyflakes are there on some machines only.
const VERSION = "v1.7.12";
const ACTIONLINT = ["run", `github.com/rhysd/actionlint/cmd/actionlint@${VERSION}`, "-shellcheck=", "-pyflakes="];

/** What could not be looked at is named; where everything has to be proven, that is a failure. */
function skip(why: string): never {
  console.error(`not checked: ${why}`);
  process.exit(process.env.CI === "true" ? 1 : 0);
}

const { error, status, stdout, stderr } = spawnSync("go", ACTIONLINT, { encoding: "utf8", env: { ...process.env, GOFLAGS: "" } });
if (error) skip("there is no go command here, which fetches and builds actionlint. Install Go 1.21 or newer: https://go.dev/doc/install");
// What it finds is on standard output; what keeps it from being built is Go's complaint.
if (status !== 0 && stdout === "") skip(`actionlint ${VERSION} could not be had: ${stderr.trim()}`);
console.log(stdout.trim() || `actionlint ${VERSION} finds nothing to mend`);
process.exitCode = status ?? 1;
