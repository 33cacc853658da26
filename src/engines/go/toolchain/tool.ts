import { NO_MEMORY } from "../../missing.ts";
import type { Root } from "../wasi/files.ts";
import { type Lack, lackOf, saysNoMemory } from "../wasi/lacks.ts";
import { start } from "../wasi/start.ts";

/** Where the program's files are while tools work on them. */
export const WORK = "/work";

export type ToolOutput = { exit: number; stdout: string; stderr: string };

/**
 * Runs one of Go's tools over the files, on this thread. What one prints is small, and kept whole.
 * @throws in words for the reader, when the device has not the memory or the stack that the tool needs
 */
export function runTool(module: WebAssembly.Module, args: readonly string[], root: Root, stdin?: string): ToolOutput {
  const said = { stdout: "", stderr: "" };
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  const began = performance.now();
  const run = () =>
    start(module, {
      args,
      env: { GOOS: "wasip1", GOARCH: "wasm", PWD: WORK },
      root,
      ...(stdin !== undefined && { stdin }),
      write(stream, bytes) {
        said[stream === "out" ? "stdout" : "stderr"] += decoders[stream].decode(bytes, { stream: true });
      },
    });
  const exit = orLack(run);
  if (exit !== 0 && saysNoMemory(said.stderr)) throw new Error(LACKS.memory);
  performance.measure(args[0] ?? "", { start: began });
  return { exit, ...said };
}

function orLack(run: () => number): number {
  try {
    return run();
  } catch (error) {
    const lack = lackOf(error);
    throw lack ? new Error(LACKS[lack], { cause: error }) : error;
  }
}

const LACKS: Record<Lack, string> = {
  memory: `The compiler did not come to its end: ${NO_MEMORY}.`,
  stack: "The compiler's stack overflowed: the program is nested more deeply than can be compiled in a page.",
};
