/** The two clocks of a program, in nanoseconds, and how it waits. */
export type Clock = { wall(): bigint; monotonic(): bigint; sleep(nanoseconds: bigint): void };

const MILLISECOND = 1_000_000;
const toNanoseconds = (milliseconds: number): bigint => BigInt(Math.round(milliseconds * MILLISECOND));

/** The clocks of the machine. Waiting blocks the thread, which only a worker may. */
export const realClock = (): Clock => ({
  wall: () => toNanoseconds(performance.timeOrigin + performance.now()),
  monotonic: () => toNanoseconds(performance.now()),
  sleep: (nanoseconds) => block(Number(nanoseconds) / MILLISECOND),
});

let cell: Int32Array<ArrayBufferLike> | undefined;

function block(milliseconds: number): void {
  if (milliseconds <= 0) return;
  const end = performance.now() + milliseconds;
  try {
    cell ??= sharedCell();
    Atomics.wait(cell, 0, 0, milliseconds);
  } catch {
    // No shared memory in this browser: waiting costs a core.
  }
  while (performance.now() < end);
}

/** Shared with nobody: `Atomics.wait` needs it. A page that is not cross-origin isolated gets it only as the memory of a module. */
function sharedCell(): Int32Array<ArrayBufferLike> {
  const buffer =
    typeof SharedArrayBuffer === "undefined"
      ? new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer
      : new SharedArrayBuffer(4);
  return new Int32Array(buffer, 0, 1);
}
