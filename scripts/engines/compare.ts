import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import { archiveIn, compileCommand, importConfigIn, linkCommand, programIn } from "../../src/engines/go/toolchain/commands.ts";
import { limitMemory } from "../../src/engines/go/toolchain/memory.ts";
import { Toolchain } from "../../src/engines/go/toolchain/toolchain.ts";
import type { Source } from "../../src/engines/store.ts";
import type { Go } from "./go.ts";
import type { Archive } from "./packages.ts";

const call = promisify(execFile);

/**
 * Builds programs with the tools made for the page, run here, and with the stock tools of the toolchain, native: the same bytes have to come
 * out. Says of the first program where they do not; a program that the stock tools reject has to be rejected.
 */
export async function differs(
  go: Go,
  source: Source<Manifest>,
  archives: readonly Archive[],
  programs: readonly string[],
  scratch: string,
): Promise<string | undefined> {
  const toolchain = new Toolchain(source);
  for (const [i, code] of programs.entries()) {
    const work = join(scratch, `compared${i}`);
    const stock = await buildStock(go, archives, code, work);
    const { wasm } = await toolchain.build({ "main.go": code });
    const same = stock && wasm ? Buffer.compare(stock, wasm) === 0 : stock === wasm;
    if (!same) return `a program came out otherwise (${stock?.length ?? "rejected"}, here ${wasm?.length ?? "rejected"}):\n${code}`;
  }
  return undefined;
}

async function buildStock(go: Go, archives: readonly Archive[], code: string, work: string): Promise<Uint8Array | undefined> {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "main.go"), `${code}\n`);
  writeFileSync(importConfigIn(work), archives.map(({ path, file }) => `packagefile ${path}=${file}\n`).join(""));
  const tool = async (command: string[]) =>
    await call(join(go.root, "bin/go"), ["tool", ...command], { cwd: work, env: { ...go.env, PWD: work } });
  const built = await tool(compileCommand(work, "main", go.version, [], ["main.go"])).then(
    () => true,
    () => false,
  );
  if (!built) return undefined;
  writeFileSync(importConfigIn(work), `packagefile main=${archiveIn(work)}\n`, { flag: "a" });
  await tool(linkCommand(work));
  return limitMemory(readFileSync(programIn(work)));
}
