/** A change of the desired capacity: by a number, by a share of the current one in %, or to a number. */
export type Change = { kind: "add" | "percent" | "set"; by: number };
/** A step adjustment: what to do where the metric lies from `from` to `to`. Without one of them, the step is open there. */
export type StepLine = { from?: number; to?: number; change: Change; text: string };
/** A stretch of the load curve: from one value to another, so many minutes. */
export type Stretch = { from: number; to: number; minutes: number };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const CHANGED = String.raw`(add|remove|set) (\d+)(%?)`;

function changeOf(word: string | undefined, amount: string | undefined, percent: string | undefined): Change | undefined {
  if (word === "set") return percent ? undefined : { kind: "set", by: Number(amount) };
  return { kind: percent ? "percent" : "add", by: word === "remove" ? -Number(amount) : Number(amount) };
}

export const CHANGE = {
  allowed: "a change such as `add 2`, `remove 30%` or `set 4`",
  read(text: string): Change | undefined {
    const [whole, word, amount, percent] = new RegExp(`^${CHANGED}$`).exec(text) ?? [];
    return whole === undefined ? undefined : changeOf(word, amount, percent);
  },
};

export const STEP = {
  allowed: "a step such as `60 to 70 add 10%`, `from 70 add 30%` or `to 30 remove 2`",
  read(text: string): StepLine | undefined {
    const form = new RegExp(`^(?:${NUMBER} to ${NUMBER}|from ${NUMBER}|to ${NUMBER}) ${CHANGED}$`);
    const [whole, from, to, above, below, ...rest] = form.exec(text) ?? [];
    const change = whole === undefined ? undefined : changeOf(rest[0], rest[1], rest[2]);
    if (!change) return undefined;
    const [low, high] = [from ?? above, to ?? below];
    return { ...(low !== undefined && { from: Number(low) }), ...(high !== undefined && { to: Number(high) }), change, text };
  },
};

export const LOAD = {
  allowed: "a stretch such as `200 for 5` or `200 to 900 for 10`, at most 240 minutes of it",
  read(text: string): Stretch | undefined {
    const [whole, from, to = from, minutes] = new RegExp(`^${NUMBER}(?: to ${NUMBER})? for (\\d{1,3})$`).exec(text) ?? [];
    const long = Number(minutes);
    return whole === undefined || long < 1 || long > 240 ? undefined : { from: Number(from), to: Number(to), minutes: long };
  },
};

/** The load of each minute. A stretch that climbs has its first value in its first minute and its last one in its last. */
export const minutesOf = (load: readonly Stretch[]): number[] =>
  load.flatMap(({ from, to, minutes }) =>
    Array.from({ length: minutes }, (_, at) => Math.round(from + (minutes === 1 ? 0 : ((to - from) * at) / (minutes - 1)))),
  );
