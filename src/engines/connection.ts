/** What a worker can be asked, by name: what with, and what comes back. */
export type Tasks = Record<string, [asked: unknown, answer: unknown]>;

/** `base`: where the engine's files are. */
export type Request<Own extends Tasks> = { [Name in keyof Own]: { id: number; base: string; task: Name; asked: Own[Name][0] } }[keyof Own];

/** What a worker says: this and that while it works, then once how it went. */
export type Reply<WorkerEvent> = { id: number } & ({ told: WorkerEvent } | { answer: unknown } | { failed: string });

/** A worker as the page holds it. */
export type Spawned = {
  post(request: unknown): void;
  onReply(listen: (reply: Reply<unknown>) => void): void;
  /** The worker could not start, or died by itself. */
  onError(listen: (message: string) => void): void;
  terminate(): void;
};

type Waiting = { onTold?: ((told: never) => void) | undefined; resolve(answer: unknown): void; reject(error: Error): void };

/** Asks a worker, and hears its replies. When it is closed, what was asked and not answered is rejected. */
export class WorkerConnection<Own extends Tasks, WorkerEvent> {
  readonly #worker: Spawned;
  readonly #base: string;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #broken = false;

  constructor(worker: Spawned, base: string) {
    this.#worker = worker;
    this.#base = base;
    worker.onReply((reply) => this.#hear(reply));
    worker.onError((message) => {
      this.#broken = true;
      this.#rejectAll(message);
    });
  }

  /** Nothing will be answered any more. */
  get broken(): boolean {
    return this.#broken;
  }

  ask<Name extends keyof Own>(task: Name, asked: Own[Name][0], onTold?: (told: WorkerEvent) => void): Promise<Own[Name][1]> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { onTold, resolve: resolve as Waiting["resolve"], reject });
      this.#worker.post({ id, base: this.#base, task, asked });
    });
  }

  close(): void {
    this.#broken = true;
    this.#worker.terminate();
    this.#rejectAll(CLOSED);
  }

  #hear(reply: Reply<unknown>): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if ("told" in reply) {
      waiting.onTold?.(reply.told as never);
      return;
    }
    this.#waiting.delete(reply.id);
    if ("failed" in reply) waiting.reject(new Error(reply.failed));
    else waiting.resolve(reply.answer);
  }

  #rejectAll(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}

/** What a question is rejected with when its worker was ended. */
const CLOSED = "The worker was ended.";
