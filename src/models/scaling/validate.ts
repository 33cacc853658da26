import type { StepLine } from "./lines.ts";
import type { Policy, Situation, Step } from "./situation.ts";

/** What Auto Scaling would not take: where it stands, and what may stand there. */
export type Fault = { path: readonly (string | number)[]; found: string; allowed: string };

/** All that is wrong with a situation whose form is right. */
export function faultsIn({ group, policies }: Situation): Fault[] {
  const { min, max, desired } = group;
  const size =
    min <= desired && desired <= max
      ? []
      : [{ path: ["group", "desired"], found: `desired ${desired}, from ${min} to ${max}`, allowed: "min <= desired <= max" }];
  return [...size, ...policies.flatMap((policy, at) => policyFaults(policy, ["policies", at])), ...tracksTwice(policies)];
}

function policyFaults(policy: Policy, path: Fault["path"]): Fault[] {
  if ("track" in policy) return [];
  const [kind, own] = "step" in policy ? (["step", policy.step] as const) : (["simple", policy.simple] as const);
  if ((own.above === undefined) === (own.below === undefined)) {
    return [
      {
        path: [...path, kind],
        found: `a ${kind} policy with ${own.above === undefined ? "no" : "two"} thresholds`,
        allowed: "above, or below",
      },
    ];
  }
  return "steps" in own ? stepFaults(own, [...path, kind, "steps"]) : [];
}

/**
 * Steps begin at the threshold, meet each other and are open at the end.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html read 2026-11-30
 */
function stepFaults({ above, below, steps }: Step, path: Fault["path"]): Fault[] {
  const upwards = steps.toSorted((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY));
  const gap = upwards.findIndex((own, at) => at > 0 && own.from !== upwards[at - 1]?.to);
  if (gap > 0) return [fault(path, steps, upwards[gap], "a step that begins where the one below it ends")];
  const [first, last] = [upwards[0], upwards.at(-1)];
  const [inner, outer] = above === undefined ? [last?.to, first?.from] : [first?.from, last?.to];
  const threshold = above ?? below;
  if (inner !== threshold)
    return [fault(path, steps, above === undefined ? last : first, `a step that begins at the threshold, ${threshold}`)];
  return outer === undefined ? [] : [fault(path, steps, above === undefined ? first : last, "a step that is open at the end")];
}

const fault = (path: Fault["path"], steps: readonly StepLine[], own: StepLine | undefined, allowed: string): Fault => ({
  path: own === undefined ? path : [...path, steps.indexOf(own)],
  found: own?.text ?? "no step",
  allowed,
});

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html read 2026-11-30 */
function tracksTwice(policies: readonly Policy[]): Fault[] {
  const metrics = policies.map((policy) => ("track" in policy ? policy.track.metric : undefined));
  const at = metrics.findIndex((metric, own) => metric !== undefined && metrics.indexOf(metric) < own);
  return at < 0
    ? []
    : [{ path: ["policies", at, "track", "metric"], found: `two policies that track ${metrics[at]}`, allowed: "another metric for each" }];
}
