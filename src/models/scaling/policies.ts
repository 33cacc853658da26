import type { Change, StepLine } from "./lines.ts";
import type { Policy, Simple, Step, Track } from "./situation.ts";

/** What a policy sees at the end of a minute. */
export type Sight = {
  /** The values of its metric, a minute each, the last one last; minutes without one are left out. */
  history: readonly number[];
  desired: number;
  /** Instances that are past the policy's warm-up. */
  warm: number;
  /** Minutes since the desired capacity was last changed. */
  sinceChange: number;
};

/** The capacity that a policy asks for: `undefined` is nothing, and what it has already is nothing too. */
export function asks(policy: Policy, sight: Sight): number | undefined {
  const wanted =
    "track" in policy ? tracks(policy.track, sight) : "step" in policy ? steps(policy.step, sight) : simply(policy.simple, sight);
  return wanted === sight.desired ? undefined : wanted;
}

const lasts = (history: readonly number[], periods: number, breaches: (value: number) => boolean): boolean =>
  history.length >= periods && history.slice(-periods).every(breaches);

/**
 * How far below its target the metric has to be before capacity is removed: AWS says "usually more than 10% lower".
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html read 2026-11-30
 */
const LOW = 0.9;

/**
 * Target tracking: in proportion to the metric, rounded up, so that 1.5 instances more are two and 1.5 less are one. Instances that warm up are
 * no capacity yet, and are counted in what is desired: so a breach that goes on adds nothing twice. Nothing is removed while one warms up.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html read 2026-11-30
 */
function tracks({ target, out, in: down, "scale-in": scalesIn }: Track, { history, desired, warm }: Sight): number | undefined {
  const now = history.at(-1) ?? target;
  const needed = (capacity: number) => Math.ceil(tidy((capacity * now) / target));
  if (lasts(history, out, (value) => value > target)) return Math.max(desired, needed(warm));
  if (!scalesIn || warm < desired || !lasts(history, down, (value) => value < target * LOW)) return undefined;
  return Math.min(desired, needed(desired));
}

/** Without the last bits, which would round 5 up to 6. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Step scaling: the step that the metric lies in says by how much. It is counted from the instances that are warm, and what was already ordered
 * is subtracted.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html read 2026-11-30
 */
function steps({ above, below, for: periods, steps: own }: Step, { history, desired, warm }: Sight): number | undefined {
  if (!lasts(history, periods, breachesAt(above, below))) return undefined;
  const now = history.at(-1) ?? 0;
  const change = own.find((step) => (above === undefined ? liesBelow(step, now) : liesAbove(step, now)))?.change;
  if (change === undefined) return undefined;
  if (above !== undefined) return Math.max(desired, changed(warm, change));
  return warm < desired ? undefined : Math.min(desired, changed(desired, change));
}

/** Above the threshold the lower bound belongs to a step, below it the upper one. */
const liesAbove = ({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: StepLine, value: number) =>
  from <= value && value < to;
const liesBelow = ({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: StepLine, value: number) =>
  from < value && value <= to;

const breachesAt = (above: number | undefined, below: number | undefined) => (value: number) =>
  above === undefined ? value <= (below ?? 0) : value >= above;

/**
 * Simple scaling: one change, and then nothing until its cooldown is over. It knows of no warm-up.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html read 2026-11-30
 */
function simply({ above, below, for: periods, change, cooldown }: Simple, { history, desired, sinceChange }: Sight): number | undefined {
  if (sinceChange <= cooldown || !lasts(history, periods, breachesAt(above, below))) return undefined;
  return changed(desired, change);
}

/**
 * A percentage is rounded towards zero, but to 1 at least: 12.7 is 12, 0.67 is 1, -6.67 is -6, -0.58 is -1.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html read 2026-11-30
 */
export function changed(capacity: number, { kind, by }: Change): number {
  if (kind === "set") return by;
  if (kind === "add") return capacity + by;
  const exact = tidy((capacity * by) / 100);
  const whole = Math.abs(exact) < 1 ? Math.sign(exact) : Math.trunc(exact);
  return capacity + whole;
}

/**
 * Of several policies, the one that gives most: any may scale out, and where none does, target tracking scales in only if all of it would.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html read 2026-11-30
 */
export function decide(policies: readonly Policy[], asked: readonly (number | undefined)[], desired: number): number {
  const wanted = asked.filter((one) => one !== undefined);
  const more = wanted.filter((one) => one > desired);
  if (more.length > 0) return Math.max(...more);
  const keeps = policies.some((policy, at) => "track" in policy && policy.track["scale-in"] && asked[at] === undefined);
  const less = asked.filter((one, at) => one !== undefined && !(keeps && "track" in (policies[at] ?? {}))) as number[];
  return less.length > 0 ? Math.max(...less) : desired;
}
