import type { Root } from "../wasi/files.ts";
import { start } from "../wasi/start.ts";

/** Where the program's files are while tools work on them. */
export const WORK = "/work";

export type ToolOutput = { exit: number; stdout: string; stderr: string };

/** Runs one of Go's tools over the files, on this thread. What one prints is small, and kept whole. */
export function runTool(module: WebAssembly.Module, args: readonly string[], root: Root, stdin?: string): ToolOutput {
  const said = { stdout: "", stderr: "" };
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  const began = performance.now();
  const exit = start(module, {
    args,
    env: { GOOS: "wasip1", GOARCH: "wasm", PWD: WORK },
    root,
    ...(stdin !== undefined && { stdin }),
    write(stream, bytes) {
      said[stream === "out" ? "stdout" : "stderr"] += decoders[stream].decode(bytes, { stream: true });
    },
  });
  performance.measure(args[0] ?? "", { start: began });
  return { exit, ...said };
}
