/** Node's timers fire at once when they are given more. */
const LONGEST = 2 ** 31 - 1;

/** Somebody is listened to, and at last given up: not when the work takes long, but when nothing was heard of it for long. */
export class Silence {
  /** Resolves with how long there was silence, ms. */
  readonly fell: Promise<number>;
  readonly #resolve: (ms: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(limit: number) {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.fell = promise;
    this.#resolve = resolve;
    this.heard(limit);
  }

  /** Something was heard; from now on silence may last so many ms. */
  heard(limit: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#resolve(limit), Math.min(limit, LONGEST));
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** What the work comes to. @throws when it does not end within so many ms */
export async function within<Answer>(limit: number, what: string, work: () => Promise<Answer>): Promise<Answer> {
  const silence = new Silence(limit);
  const late = silence.fell.then(() => Promise.reject(new Error(`${what} within ${limit / 1000} s`)));
  return await Promise.race([work(), late]).finally(() => silence.end());
}
