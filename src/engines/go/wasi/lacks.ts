/** What a program, or one of Go's tools, did not have enough of here: a stack on this thread, or memory of this device. */
export type Lack = "stack" | "memory";

/**
 * Reads it from what was thrown. Browsers share no class for it: the end of a stack is V8's and JavaScriptCore's RangeError and SpiderMonkey's
 * InternalError (`too much recursion`), and where no memory is given it is a RangeError, or in SpiderMonkey a bare string.
 */
export function lackOf(error: unknown): Lack | undefined {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack|too much recursion/i.test(message)) return "stack";
  return /out of memory|allocat/i.test(message) ? "memory" : undefined;
}

/** Whether Go's runtime says, in what it wrote before it exited with 2, that its memory did not grow any more. */
export const saysNoMemory = (stderr: string): boolean => /^(?:fatal error|runtime): .*(?:out of memory|cannot allocate)/m.test(stderr);
