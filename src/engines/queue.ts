/** One thing after the other, each of which can be taken back. */
export class TaskQueue {
  readonly #controllers = new Set<AbortController>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Does the work when all that was asked before is done.
   * @param signal takes it back, begun or not
   * @param work gets a signal that also tells of `cancelAll`
   * @returns `undefined` when it was taken back before its turn
   */
  take<Result>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> {
    const controller = new AbortController();
    this.#controllers.add(controller);
    const both = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
    const begin = async () => {
      try {
        return both.aborted ? undefined : await work(both);
      } finally {
        this.#controllers.delete(controller);
      }
    };
    const turn = this.#last.then(begin, begin);
    this.#last = turn;
    return turn;
  }

  cancelAll(): void {
    for (const controller of this.#controllers) controller.abort();
  }
}
