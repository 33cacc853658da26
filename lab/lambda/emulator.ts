import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describeEnd, EnvironmentError, lastWords } from "../environment.ts";
import type { Missing } from "../home.ts";
import { withLock } from "../lock.ts";
import { cacheFolder } from "../root.ts";

const PROGRAM = "aws-lambda-rie";
const MODULE = "github.com/aws/aws-lambda-runtime-interface-emulator";
const BUILD_TIMEOUT = 1_200_000;

/** AWS' runtime interface emulator for Lambda. README.md beside this file says what it does otherwise than the service. */
export type Emulator = {
  /** Such as `aws-lambda-rie bef5c4ba774d`. */
  readonly version: string;
  /** Its program, in a folder that holds nothing else. */
  readonly file: string;
  readonly folder: string;
};

/**
 * The emulator that go.mod here pins, built in the cache folder. The first time it is built, which takes half a minute and Go's module
 * proxy; later, and for other clones with the same pins, it is there.
 * @throws EnvironmentError when the compiler did not come to its own end
 */
export async function findEmulator(): Promise<Emulator | Missing> {
  const pins = ["go.mod", "go.sum"].map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));
  const key = createHash("sha256").update(pins.join("")).digest("hex").slice(0, 12);
  const commit = new RegExp(`${MODULE} \\S+-(\\w+)`).exec(pins[0] ?? "")?.[1] ?? "";
  const folder = join(cacheFolder(), `${PROGRAM}-${key}`);
  const emulator = { version: `${PROGRAM} ${commit}`, file: join(folder, PROGRAM), folder };
  mkdirSync(cacheFolder(), { recursive: true });
  return await withLock(join(cacheFolder(), `${PROGRAM}-lock`), async () => {
    if (existsSync(folder)) return emulator;
    const refusal = await build(folder);
    return refusal === undefined ? emulator : { missing: `${PROGRAM} could not be built: ${refusal}` };
  });
}

/** Built beside its place, and moved there when it is whole. Returns why it could not be, or nothing. */
async function build(folder: string): Promise<string | undefined> {
  const draft = `${folder}-draft`;
  rmSync(draft, { recursive: true, force: true });
  process.stderr.write(`building ${PROGRAM}, once\n`);
  const refusal = await runGo(["build", "-trimpath", "-ldflags=-s -w", "-o", `${draft}/`, `${MODULE}/cmd/${PROGRAM}`]);
  if (refusal === undefined) renameSync(draft, folder);
  return refusal;
}

/** Runs Go's command in the folder of go.mod, with the toolchain that it names. Without cgo, so that the program runs wherever it is seen. */
function runGo(args: string[]): Promise<string | undefined> {
  const toolchain = /^toolchain (\S+)$/m.exec(readFileSync(join(import.meta.dirname, "go.mod"), "utf8"))?.[1] ?? "auto";
  const env = { ...process.env, GOTOOLCHAIN: toolchain, GOWORK: "off", GO111MODULE: "on", GOFLAGS: "", CGO_ENABLED: "0" };
  return new Promise((resolve, reject) => {
    execFile("go", args, { cwd: import.meta.dirname, env, timeout: BUILD_TIMEOUT }, (error, _, stderr) => {
      if (!error) resolve(undefined);
      else if (error.code === "ENOENT") resolve("no go command on this machine. Install Go 1.21 or newer: https://go.dev/doc/install");
      else if (error.signal) reject(new EnvironmentError(`go build did not come to its own end (${describeEnd(null, error.signal)})`));
      else resolve(lastWords(stderr));
    });
  });
}
