import { minutesOf } from "./lines.ts";
import { asks, decide } from "./policies.ts";
import type { Expected, Metric, Policy, Situation } from "./situation.ts";

/** What happened in a minute. `desired` is what was decided at its end; all else is what the minute had, metrics as the first policy saw them. */
export type Minute = Lived & { desired: number; metrics: Partial<Record<Metric, number>> };

/** `busy`: the CPU of each instance that serves, in %. `queue`: the messages that are left. */
type Lived = { load: number; capacity: number; served: number; queue: number; busy: number; serving: number };

/** `launched`: the minute. Those that a group begins with have always been there. */
type Instance = { launched: number };

const metricOf = (policy: Policy): Metric => ("track" in policy ? policy.track : "step" in policy ? policy.step : policy.simple).metric;
const warmupOf = (policy: Policy): number => ("track" in policy ? policy.track.warmup : "step" in policy ? policy.step.warmup : 0);

/** The metrics that policies look at, each once. */
export const metricsOf = ({ policies }: Situation): Metric[] => [...new Set(policies.map(metricOf))];

/** A group, minute by minute: instances serve what they can, metrics are taken, policies decide, and what they decided is launched or ended. */
export function simulate(situation: Situation): Minute[] {
  const { group, policies, fails } = situation;
  let instances: Instance[] = Array.from({ length: group.desired }, () => ({ launched: Number.NEGATIVE_INFINITY }));
  let desired = group.desired;
  let queue = 0;
  let changedAt = Number.NEGATIVE_INFINITY;
  const histories = policies.map((): number[] => []);
  return minutesOf(situation.load).map((load, now) => {
    instances = instances.slice(fails.filter(({ at }) => at === now).reduce((sum, failing) => sum + failing.instances, 0));
    const lived = live(situation, instances, { load, queue, now });
    queue = lived.queue;
    const metrics: Minute["metrics"] = {};
    const asked = policies.map((policy, at) => {
      const value = measured(situation.instance, instances, { policy, lived, now });
      const history = histories[at] as number[];
      if (value !== undefined) history.push(value);
      metrics[metricOf(policy)] ??= value ?? 0;
      const warm = instances.filter(({ launched }) => now - launched >= warmupOf(policy)).length;
      return asks(policy, { history, desired, warm, sinceChange: now - changedAt });
    });
    const next = Math.min(group.max, Math.max(group.min, decide(policies, asked, desired)));
    if (next !== desired) changedAt = now;
    desired = next;
    instances = sized(instances, desired, now + 1);
    return { ...lived, desired, metrics };
  });
}

/** As many instances as are desired: new ones are launched, and of too many the oldest end. */
const sized = (instances: Instance[], desired: number, launched: number): Instance[] => [
  ...instances.slice(Math.max(0, instances.length - desired)),
  ...Array.from({ length: Math.max(0, desired - instances.length) }, () => ({ launched })),
];

/** What comes in is served, as far as instances that have booted can. The rest waits where a policy looks at a queue, and is lost elsewhere. */
function live(situation: Situation, instances: Instance[], { load, queue, now }: { load: number; queue: number; now: number }): Lived {
  const { boots, serves } = situation.instance;
  const serving = instances.filter(({ launched }) => now - launched >= boots).length;
  const capacity = serving * serves;
  const waiting = queue + load;
  const served = Math.min(waiting, capacity);
  const busy = capacity === 0 ? 100 : Math.min(100, (100 * waiting) / capacity);
  return { load, capacity, served, queue: metricsOf(situation).includes("backlog") ? waiting - served : 0, busy, serving };
}

/** The metric as a policy has it; nothing where no instance reports. The CPU of an instance counts once that has warmed up. */
function measured(
  { boots, "boot-cpu": booting }: Situation["instance"],
  instances: Instance[],
  { policy, lived, now }: { policy: Policy; lived: Lived; now: number },
): number | undefined {
  const metric = metricOf(policy);
  if (metric === "requests") return perInstance(lived.load, lived.serving);
  if (metric === "backlog") return perInstance(lived.queue, instances.length);
  const ages = instances.map(({ launched }) => now - launched).filter((age) => age >= warmupOf(policy));
  const sum = ages.reduce((whole, age) => whole + (age >= boots ? lived.busy : booting), 0);
  return perInstance(sum, ages.length);
}

/** To a tenth: metrics are compared as they are printed. */
const perInstance = (sum: number, instances: number): number | undefined =>
  instances === 0 ? undefined : Math.round((10 * sum) / instances) / 10;

/** What came of it, by the names that a listing may expect. */
export type Outcome = Required<Expected>;

export function outcomeOf({ group }: Situation, minutes: readonly Minute[]): Outcome {
  const desired = minutes.map((minute) => minute.desired);
  return {
    most: Math.max(...desired),
    least: Math.min(...desired),
    ends: desired.at(-1) ?? group.desired,
    changes: desired.filter((one, at) => one !== (desired[at - 1] ?? group.desired)).length,
    overloaded: minutes.filter(({ load, capacity }) => load > capacity).length,
    queued: Math.max(...minutes.map(({ queue }) => queue)),
  };
}
