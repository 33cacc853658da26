import * as z from "zod";
import { CHANGE, LOAD, STEP } from "./lines.ts";

/** What a policy looks at. `cpu`: %, averaged. `requests`: a minute, for each instance that serves. `backlog`: messages, for each instance. */
export const METRICS = ["cpu", "requests", "backlog"] as const;
export type Metric = (typeof METRICS)[number];

const count = z.number().int().min(0).max(1000);
const minutes = z.number().int().min(0).max(120);
const periods = z.number().int().min(1).max(60);
const line = <Value>(form: { read(text: string): Value | undefined; allowed: string }) =>
  z.string().transform((text, context): Value => {
    const value = form.read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: form.allowed });
    return z.NEVER;
  });

const warmup = minutes.default(0).describe("Minutes until a new instance counts, in the metric and as capacity.");
const breach = {
  metric: z.enum(METRICS),
  above: z.number().positive().optional().describe("The alarm's threshold: it is breached at this value and above."),
  below: z.number().positive().optional().describe("The alarm's threshold: it is breached at this value and below."),
  for: periods.default(1).describe("Minutes in a row that breach it."),
};

const track = z.strictObject({
  metric: z.enum(METRICS),
  target: z.number().positive(),
  out: periods.default(3).describe("Minutes in a row above the target, until it scales out."),
  in: periods.default(15).describe("Minutes in a row below nine tenths of the target, until it scales in."),
  warmup,
  "scale-in": z.boolean().default(true),
});
const step = z.strictObject({ ...breach, steps: z.array(line(STEP)).min(1), warmup });
const simple = z.strictObject({
  ...breach,
  change: line(CHANGE),
  cooldown: minutes.default(5).describe("Minutes after a change, until a simple policy makes another one."),
});

export type Track = z.output<typeof track>;
export type Step = z.output<typeof step>;
export type Simple = z.output<typeof simple>;
/** A policy: just one of the three. */
export type Policy = { track: Track } | { step: Step } | { simple: Simple };

const policy = z
  .strictObject({ track, step, simple })
  .partial()
  .refine((own) => Object.keys(own).length === 1, "exactly one of track step simple")
  .transform((own) => own as Policy);

/** What a `yaml scaling` listing says: a group of instances, what it serves, and the policies that change its size. */
export const SITUATION = z.strictObject({
  group: z.strictObject({ min: count, max: count, desired: count }),
  instance: z.strictObject({
    serves: z.number().positive().describe("Requests, or messages, that one serves a minute, with its CPU at 100 %."),
    boots: minutes.default(0).describe("Minutes from its launch until it serves."),
    "boot-cpu": z.number().min(0).max(100).default(0).describe("Its CPU until then, in %."),
  }),
  policies: z.array(policy).min(1),
  load: z.array(line(LOAD)).min(1).describe("Requests, or messages, a minute: `200 for 5`, or `200 to 900 for 10`."),
  fails: z
    .array(z.strictObject({ at: z.number().int().min(1), instances: z.number().int().min(1) }))
    .default([])
    .describe("Instances that end in a minute, as when a zone is lost. The group replaces them."),
  expect: z
    .strictObject({
      most: count.describe("The largest number of instances that was desired."),
      least: count.describe("The smallest."),
      ends: count.describe("The last."),
      changes: count.describe("How often it was changed."),
      overloaded: count.describe("Minutes with more load than the instances serve."),
      queued: z.number().int().min(0).describe("The most messages that waited."),
    })
    .partial()
    .optional()
    .describe("What has to come of it. May be left out with `role=predict`."),
});
export type Situation = z.output<typeof SITUATION>;
export type Expected = NonNullable<Situation["expect"]>;
