import { EnvironmentError } from "./environment.ts";

/** ms; a machine may have other things to do. */
const PATIENCE = 180_000;
const POLL_MS = 10;

/**
 * Waits for a state, and never for a time: asks again until it is reached.
 * @param what is waited for, in words: "node-4 is a master"
 * @param timeout ms
 * @throws EnvironmentError with what was waited for, when it is not reached; whatever asking throws
 */
export async function until(what: string, holds: () => Promise<boolean>, timeout = PATIENCE): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new EnvironmentError(`waited ${timeout / 1000} s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Whether what was asked for came. */
export const succeeds = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );
