import type { Reply, Request } from "../connection.ts";
import type { Stream } from "../engine.ts";
import { throttled } from "../progress.ts";
import { type Fetch, Store } from "../store.ts";
import { execute } from "./execute.ts";
import { CACHE, filesOf, type Manifest } from "./manifest.ts";
import type { Task, Tasks, WorkerEvent } from "./messages.ts";
import { Toolchain } from "./toolchain/toolchain.ts";

export type Post = (reply: Reply<WorkerEvent>, transfer: ArrayBuffer[]) => void;

/**
 * A worker's side, in a browser and under Node alike: answers requests in the order they come.
 * @returns what takes a request
 */
export function serve(post: Post, fetch: Fetch): (request: Request<Tasks>) => void {
  let toolchain: Toolchain | undefined;
  let last: Promise<void> = Promise.resolve();
  return (request) => {
    toolchain ??= request.task === "execute" ? undefined : new Toolchain(openStore(request.base, fetch));
    const tools = toolchain;
    last = last.then(() => answer(request, tools, post));
  };
}

const openStore = (base: string, fetch: Fetch) => new Store<Manifest>(base, fetch, { cache: CACHE, name: "The compiler", filesOf });

async function answer(request: Request<Tasks>, toolchain: Toolchain | undefined, post: Post): Promise<void> {
  const { id } = request;
  try {
    const done = await perform(request, toolchain, post);
    // A program is handed over, not copied.
    post({ id, answer: done }, done && "wasm" in done && done.wasm ? [done.wasm.buffer] : []);
  } catch (error) {
    post({ id, failed: error instanceof Error ? error.message : String(error) }, []);
  }
}

async function perform(request: Request<Tasks>, toolchain: Toolchain | undefined, post: Post): Promise<Tasks[Task][1]> {
  const { id, task } = request;
  if (task === "execute") return executeBuffered(request.asked, (stream, text) => post({ id, told: { stream, text } }, []));
  if (!toolchain) throw new Error(`a worker that runs a program was asked to ${task}`);
  const onProgress = throttled((progress) => post({ id, told: { progress } }, []));
  switch (task) {
    case "load":
      return await toolchain.load(onProgress);
    case "prewarm":
      await toolchain.prewarm();
      return undefined;
    case "format":
      return await toolchain.format(request.asked, onProgress);
    default:
      return await toolchain[task](request.asked, onProgress);
  }
}

/** So many prints are posted at once, one by one, so that nothing is held back when a loop begins that never ends. */
const AT_ONCE = 500;
/** From then on prints are gathered, up to so many characters or milliseconds: a message costs more than a line. */
const GATHERED = { length: 4096, milliseconds: 50 };

function executeBuffered(execution: Parameters<typeof execute>[0], say: (stream: Stream, text: string) => void) {
  let held: { stream: Stream; text: string } | undefined;
  let count = 0;
  let since = 0;
  const flush = () => {
    if (held) say(held.stream, held.text);
    held = undefined;
  };
  const ended = execute(execution, (stream, text) => {
    count += 1;
    if (held && held.stream !== stream) flush();
    since = held ? since : performance.now();
    held = { stream, text: (held?.text ?? "") + text };
    if (count <= AT_ONCE || held.text.length >= GATHERED.length || performance.now() - since >= GATHERED.milliseconds) flush();
  });
  flush();
  return ended;
}
