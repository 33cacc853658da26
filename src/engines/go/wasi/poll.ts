import { wasi } from "@bjorn3/browser_wasi_shim";
import type { Clock } from "./clock.ts";

/** Sizes and offsets of `subscription` and `event` in WASI preview 1, which are fixed. */
const SUBSCRIPTION = { size: 48, tag: 8, clockId: 16, timeout: 24, flags: 40 };
const EVENT = { size: 32, type: 10 };

/**
 * `poll_oneoff`: the shim's own knows one clock alone and waits by burning a core. Go's runtime waits here when no goroutine can run.
 * Files and the empty standard input are always ready, so what waits for them does not wait.
 */
export function pollWith(memory: () => WebAssembly.Memory, clock: Clock) {
  return (input: number, output: number, count: number, ready: number): number => {
    const view = new DataView(memory().buffer);
    const subscriptions = Array.from({ length: count }, (_, i) => readSubscription(view, input + i * SUBSCRIPTION.size, clock));
    const files = subscriptions.filter(({ tag }) => tag !== wasi.EVENTTYPE_CLOCK);
    const first = subscriptions.reduce((least, other) => (other.wait < least.wait ? other : least), subscriptions[0] ?? NONE);
    if (files.length === 0) clock.sleep(first.wait);
    const events = files.length > 0 ? files : subscriptions.filter(({ wait }) => wait === first.wait);
    for (const [i, { userdata, tag }] of events.entries()) {
      const at = output + i * EVENT.size;
      new Uint8Array(view.buffer, at, EVENT.size).fill(0);
      view.setBigUint64(at, userdata, true);
      view.setUint8(at + EVENT.type, tag);
    }
    view.setUint32(ready, events.length, true);
    return wasi.ERRNO_SUCCESS;
  };
}

type Subscription = { userdata: bigint; tag: number; wait: bigint };
const NONE: Subscription = { userdata: 0n, tag: 0, wait: 0n };

/** `wait`: nanoseconds from now. */
function readSubscription(view: DataView, at: number, clock: Clock): Subscription {
  const userdata = view.getBigUint64(at, true);
  const tag = view.getUint8(at + SUBSCRIPTION.tag);
  if (tag !== wasi.EVENTTYPE_CLOCK) return { userdata, tag, wait: 0n };
  const timeout = view.getBigUint64(at + SUBSCRIPTION.timeout, true);
  const absolute = view.getUint16(at + SUBSCRIPTION.flags, true) & wasi.SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
  const now = view.getUint32(at + SUBSCRIPTION.clockId, true) === wasi.CLOCKID_REALTIME ? clock.wall() : clock.monotonic();
  const wait = absolute ? timeout - now : timeout;
  return { userdata, tag, wait: wait > 0n ? wait : 0n };
}
