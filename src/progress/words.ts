import { DAY } from "./time.ts";

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** A time from another one on, as a person says it: "in 10 minutes", "tomorrow", "in 3 days", "2 months ago". Both in ms since 1970. */
export function fromNow(time: number, now: number): string {
  const days = (time - now) / DAY;
  if (Math.abs(days) < 1 / 24) return format.format(Math.round(days * 24 * 60), "minute");
  if (Math.abs(days) < 1) return format.format(Math.round(days * 24), "hour");
  if (Math.abs(days) < 45) return format.format(Math.round(days), "day");
  return Math.abs(days) < 540 ? format.format(Math.round(days / 30.4), "month") : format.format(Math.round(days / 365.25), "year");
}
