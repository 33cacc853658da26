/** `undefined` when the signal came first, which `end` is then told. What the work comes to afterwards is not heard. */
export async function untilAborted<Answer>(signal: AbortSignal, end: () => void, work: () => Promise<Answer>): Promise<Answer | undefined> {
  if (signal.aborted) return undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = () => {
    resolve(undefined);
    end();
  };
  signal.addEventListener("abort", stop, { once: true });
  const answer = work();
  answer.catch(() => {}); // rejected, too, when its worker ends
  return await Promise.race([answer, promise]).finally(() => signal.removeEventListener("abort", stop));
}
