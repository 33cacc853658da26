import { JOBS, type Share, STAGES, type Stage } from "./stages.ts";

/** The stages that names of stages and of jobs stand for, each once and in the order of `STAGES`; without names, all. Throws on a name that is neither. */
export function pickStages(names: readonly string[]): Stage[] {
  if (names.length === 0) return [...STAGES];
  const shares = names.flatMap(sharesOf);
  return STAGES.flatMap((stage: Stage) => {
    const own = shares.filter((share) => share.stage === stage.name);
    if (own.some(({ args }) => !args)) return [stage];
    const narrowed = own.map(({ args = [] }) => ({
      ...stage,
      name: [stage.name, ...args].join(" "),
      args: [...(stage.args ?? []), ...args],
    }));
    return [...new Map(narrowed.map((share) => [share.name, share])).values()];
  });
}

function sharesOf(name: string): readonly Share[] {
  const stage = STAGES.find((own) => own.name === name);
  const shares = JOBS[name] ?? (stage && [{ stage: stage.name }]);
  if (shares) return shares;
  const stages = STAGES.map((own) => own.name).join(", ");
  throw new Error(`${name} is neither a stage nor a job\n  stages: ${stages}\n  jobs:   ${Object.keys(JOBS).join(", ")}`);
}
