import type { Progress } from "./engine.ts";

/** Fetching comes in thousands of pieces; a bar needs a few of them, and the last. */
export function throttled(tell: (progress: Progress) => void): typeof tell {
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (now < next && progress.loaded < progress.total) return;
    next = now + 50;
    tell(progress);
  };
}
