import type { Progress, Stream } from "../engine.ts";
import type { Reply, Request, Task, Tasks } from "./messages.ts";

/** A worker as the page holds it. */
export type Spawned = {
  post(request: Request): void;
  onReply(listen: (reply: Reply) => void): void;
  /** The worker could not start, or died by itself. */
  onError(listen: (message: string) => void): void;
  terminate(): void;
};

/** What is told while a worker works. */
export type Heard = {
  onProgress?: ((progress: Progress) => void) | undefined;
  onOutput?: ((stream: Stream, text: string) => void) | undefined;
};

type Waiting = Heard & { resolve(answer: unknown): void; reject(error: Error): void };

/** Asks a worker, and hears its replies. When it is closed, what was asked and not answered is rejected. */
export class Line {
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

  ask<Name extends Task>(task: Name, asked: Tasks[Name][0], heard: Heard = {}): Promise<Tasks[Name][1]> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { ...heard, resolve: resolve as Waiting["resolve"], reject });
      this.#worker.post({ id, base: this.#base, task, asked } as Request);
    });
  }

  close(): void {
    this.#broken = true;
    this.#worker.terminate();
    this.#rejectAll(CLOSED);
  }

  #hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if ("progress" in reply) waiting.onProgress?.(reply.progress);
    else if ("stream" in reply) waiting.onOutput?.(reply.stream, reply.text);
    else {
      this.#waiting.delete(reply.id);
      if ("failed" in reply) waiting.reject(new Error(reply.failed));
      else waiting.resolve(reply.answer);
    }
  }

  #rejectAll(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}

/** What a question is rejected with when its worker was ended. */
export const CLOSED = "The worker was ended.";
