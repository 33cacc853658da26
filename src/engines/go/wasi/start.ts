import { ConsoleStdout, File, OpenFile, WASI, wasi } from "@bjorn3/browser_wasi_shim";
import type { Stream } from "../../engine.ts";
import { realClock } from "./clock.ts";
import type { Root } from "./files.ts";
import { pollWith } from "./poll.ts";

export type Start = {
  /** The first is the program's name. */
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  root: Root;
  stdin?: string;
  /** Bytes as the program writes them, which it may write over afterwards. What this throws ends the program. */
  write(stream: Stream, bytes: Uint8Array): void;
};

/**
 * Executes a WASI program to its end, on this thread.
 * @returns its exit code
 * @throws what is not the program's own way to end: a trap, a RangeError when the stack of this thread ends, what `write` threw
 */
export function start(module: WebAssembly.Module, { args, env = {}, root, stdin = "", write }: Start): number {
  const clock = realClock();
  const output = (stream: Stream) => new Output((bytes) => write(stream, bytes));
  const input = new OpenFile(new File(new TextEncoder().encode(stdin)));
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const host = new WASI([...args], variables, [input, output("out"), output("err"), root.opened()], { debug: false });
  const memory = () => instance.exports.memory as WebAssembly.Memory;
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: {
      ...host.wasiImport,
      clock_time_get(id: number, _precision: bigint, at: number): number {
        const now = id === wasi.CLOCKID_REALTIME ? clock.wall() : clock.monotonic();
        new DataView(memory().buffer).setBigUint64(at, now, true);
        return wasi.ERRNO_SUCCESS;
      },
      poll_oneoff: pollWith(memory, clock),
    },
  });
  return host.start(instance as Parameters<WASI["start"]>[0]);
}

/** A terminal that can be set to whatever mode: Go asks for one that does not block, and need not have it. */
class Output extends ConsoleStdout {
  override fd_fdstat_set_flags(): number {
    return wasi.ERRNO_SUCCESS;
  }
}
