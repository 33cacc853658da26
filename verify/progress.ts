import { SingleBar } from "cli-progress";

export type Progress = { step(label: string): void; stop(): void };

/** A bar on a terminal; on a log, a line now and then. */
export function startProgress(total: number): Progress {
  const bar = new SingleBar({
    format: "  {bar} {value}/{total} {label}",
    barsize: 30,
    clearOnComplete: true,
    hideCursor: false,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    stream: process.stderr,
  });
  bar.start(total, 0, { label: "starting engines" });
  return { step: (label) => bar.increment(1, { label }), stop: () => bar.stop() };
}
