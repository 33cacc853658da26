import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as z from "zod";
import type { Missing } from "../../engine.ts";
import type { Execution } from "../../process.ts";
import { executeTool } from "../../tool.ts";
import type { Review } from "./seen.ts";

/** buf, working in a scratch folder. */
export type Buf = { folder: string; version: string; run(args: string[], timeout: number): Promise<Execution> };

const PLATFORM = `${process.platform}-${process.arch === "arm64" && process.platform === "linux" ? "aarch64" : process.arch}`;
/** ms until it says which version it is, on a machine with other things to do. */
const READY = 120_000;
const BINARY = `@bufbuild/buf-${PLATFORM}/bin/buf`;

/** Finds npm's buf for this platform. Its own binary: the script in front of it starts a second Node every time. */
export async function openBuf(folder: string): Promise<Buf | Missing> {
  let binary: string;
  try {
    binary = createRequire(import.meta.url).resolve(BINARY);
  } catch {
    return { missing: `no buf for ${PLATFORM}. Run npm ci: @bufbuild/buf brings it where it exists` };
  }
  // A cache of its own, and no configuration of whoever runs this. Nothing is fetched: no listing has dependencies or plugins.
  const env = { PATH: process.env.PATH, HOME: folder, BUF_CACHE_DIR: join(folder, "cache") };
  const run = (args: string[], timeout: number) => executeTool(binary, args, { cwd: folder, env, timeout, cap: 4 * 1024 * 1024 });
  const { stdout, stderr } = await run(["--version"], READY);
  const version = stdout.trim();
  return version ? { folder, run, version: `buf ${version}` } : { missing: `buf does not start: ${stderr.trim()}` };
}

/** The package a file declares; empty when it declares none. */
export const packageOf = (code: string): string => /^\s*package\s+([\w.]+)\s*;/m.exec(code)?.[1] ?? "";

/**
 * Writes one schema as a module of buf.
 * @param file where in it; its rules ask for `shop/v1/` of package shop.v1 (PACKAGE_DIRECTORY_MATCH)
 * @param config the contents of its buf.yaml besides the version
 */
export function writeModule(folder: string, file: string, code: string, config: Record<string, unknown> = {}): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code}\n`);
  writeFileSync(join(folder, "buf.yaml"), JSON.stringify({ version: "v2", ...config })); // JSON is YAML
}

const finding = z.object({
  path: z.string().default(""),
  start_line: z.number().default(0),
  type: z.string(),
  message: z.string(),
});

// 100: it has something to say.
const FOUND = 100;

/**
 * Reads what buf found, one JSON object per line.
 * @param own the folder of the listing's module: a finding in another one is of the schema it is compared with
 */
export function readReview({ exit, stdout, stderr, timedOut }: Execution, own: string): Review {
  if (timedOut) return { findings: [], trouble: "buf did not end in time (timeout= allows more)" };
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.startsWith("{"));
  if (exit === 0) return { findings: [] };
  if (exit !== FOUND || lines.length === 0) return { findings: [], trouble: `buf: ${stderr.trim() || `exit ${exit}`}` };
  const found = lines.map((line) => finding.parse(JSON.parse(line)));
  const elsewhere = found.find(({ path }) => path !== "" && !path.startsWith(`${own}/`));
  if (elsewhere)
    return { findings: [], trouble: `what it is compared with does not compile, in line ${elsewhere.start_line}: ${elsewhere.message}` };
  return { findings: found.map(({ start_line, type, message }) => ({ line: start_line, rule: type, message })) };
}
