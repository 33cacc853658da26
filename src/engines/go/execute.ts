import type { Ended, Stream } from "../engine.ts";
import { NO_MEMORY } from "../missing.ts";
import { Root } from "./wasi/files.ts";
import { lackOf, saysNoMemory } from "./wasi/lacks.ts";
import { start } from "./wasi/start.ts";

export type Execution = {
  wasm: Uint8Array<ArrayBuffer>;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Bytes of both streams together. */
  cap: number;
};

/** Ends a program that prints too much. */
class Full extends Error {}

/**
 * Runs a built program to its end, on this thread: only its death ends an endless loop.
 * @param say gets what it prints, whole characters, in order
 */
export function execute({ wasm, args, env, cap }: Execution, say: (stream: Stream, text: string) => void): Ended {
  const root = new Root();
  root.clear("/tmp");
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  let printed = 0;
  let complaint = "";
  const write = (stream: Stream, bytes: Uint8Array) => {
    const room = bytes.subarray(0, Math.max(0, cap - printed));
    printed += bytes.length;
    const text = decoders[stream].decode(room, { stream: true });
    if (stream === "err" && complaint.length < 1024) complaint += text;
    if (text !== "") say(stream, text);
    if (printed > cap) throw new Full();
  };
  const began = performance.now();
  const ended = (rest: Omit<Ended, "took">): Ended => ({ ...rest, took: performance.now() - began });
  try {
    const exit = start(new WebAssembly.Module(wasm), { args: ["main", ...args], env: { PWD: "/", ...env }, root, write });
    return ended({ exit, ...(saysNoMemory(complaint) && { problem: OUT_OF_MEMORY }) });
  } catch (error) {
    if (error instanceof Full)
      return ended({ exit: undefined, cut: "output", problem: `It printed more than ${cap / 1_000_000} MB and was stopped.` });
    const lack = lackOf(error);
    // Go's own limit is a gigabyte of stack; the thread's is nearer, and has no words for it.
    if (lack === "stack") {
      say("err", "fatal error: stack overflow\n");
      return ended({ exit: 2, problem: STACK_OVERFLOW });
    }
    if (lack === "memory") return ended({ exit: undefined, cut: "engine", problem: `The program could not go on: ${NO_MEMORY}.` });
    return ended({
      exit: undefined,
      cut: "engine",
      problem: `The program broke the engine: ${error instanceof Error ? error.message : error}`,
    });
  }
}

const OUT_OF_MEMORY = "It needed more memory than it may have here: half a gigabyte, or less where the device has not so much.";
const STACK_OVERFLOW = "The stack overflowed. It is smaller in a page than the gigabyte that Go gives a goroutine.";
