import * as z from "zod";

/** The named masks an output may ask for; `masks.ts` of the listings holds what each one replaces. */
export const MASKS = ["addr", "dur", "goid", "pid", "port", "uuid", "time"] as const;
export type Mask = (typeof MASKS)[number];

export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000 } as const;

const count = z
  .string()
  .regex(/^[1-9]\d*$/, "a whole number, 1 or more")
  .transform(Number);
export const exitCode = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})$/, "an exit code, 0 to 255")
  .transform(Number);
const duration = z
  .string()
  .regex(/^\d+(ms|s|m)$/, "a duration such as 500ms, 10s or 2m")
  .transform((text) => {
    const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof MILLISECONDS;
    return Number.parseInt(text, 10) * MILLISECONDS[unit];
  });
const lines = z
  .string()
  .regex(/^\d+(,\d+)*$/, "line numbers of the listing, such as 14 or 9,14")
  .transform((text) => text.split(",").map(Number));
const span = z
  .string()
  .regex(/^[1-9]\d*-[1-9]\d*$/, "the first and the last line of the listing that a reader has to look at, such as 12-31")
  .transform((text) => text.split("-").map(Number) as [first: number, last: number])
  .refine(([first, last]) => first <= last, "the first line before the last, such as 12-31");
export const masks = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(MASKS)))
  .default([])
  .describe("Named masks, applied to both sides.");

/** How long one execution may take, unless its fence says another time: ms. */
export const timeoutOf = (ms: number) => duration.default(ms).describe("How long one execution may take.");

/** What names a listing, and how often and how long it is executed. */
export const basic = {
  id: z.string().regex(ID, "lower-case words joined by -").optional().describe("Stable id for links: `#l-<id>`."),
  title: z.string().min(1).optional().describe("File name shown above the listing."),
  show: span.optional().describe("The lines a reader has to look at, 25 or fewer, such as 12-31; the page folds the rest."),
  runs: count.default(1).describe("Execute N times; the outputs form a set or a histogram."),
  timeout: timeoutOf(10_000),
};

/** Keys every runnable fence may carry. */
export const common = {
  ...basic,
  play: z.enum(["off"]).optional().describe("Not editable in the page; verification is not affected."),
  why: z.string().min(1).optional().describe("The reason, where one is asked for."),
};

/** Roles that only tell the reader what to do with a listing. */
export const TOLD = ["predict", "bug", "fix"] as const;
/** Roles that make one exercise of neighbouring listings: each is executed with the others. */
export const COMPANIONS = ["starter", "tests", "solution"] as const;
/** The part a listing plays in an exercise. */
export type Role = (typeof TOLD)[number] | (typeof COMPANIONS)[number];

export const roleAmong = <const Roles extends readonly Role[]>(roles: Roles) =>
  z.enum(roles).optional().describe("The part the listing plays in an exercise.");
export const toFind = lines.optional().describe("With `role=bug`: the lines to find.");

/** Keys of what stands alone in an exercise: something to predict, a bug, its fix. */
export const executed = { ...common, role: roleAmong(TOLD), lines: toFind };
