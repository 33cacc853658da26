import type { Unit } from "./metrics.ts";

/** A figure as a page shows it: `29 KB`, `1.2 s`, `100`; null: it never came; undefined: there is none. KB are 1024 bytes, MB and GB likewise. */
export function show(value: number | null | undefined, unit: Unit): string {
  if (value === undefined) return "–";
  if (value === null) return "never";
  if (unit === "score") return String(value);
  if (unit === "bytes" && value >= 2 ** 30) return `${short(value / 2 ** 30)} GB`;
  if (unit === "bytes") return value >= 2 ** 20 ? `${short(value / 2 ** 20)} MB` : `${short(value / 1024)} KB`;
  return value >= 1000 ? `${short(value / 1000)} s` : `${Math.round(value)} ms`;
}

export const times = (ratio: number | undefined): string => (ratio === undefined ? "–" : `${short(ratio, ratio < 10 ? 2 : 0)} ×`);

const short = (value: number, digits = 1): string => (value >= 100 ? Math.round(value) : Number(value.toFixed(digits))).toString();
