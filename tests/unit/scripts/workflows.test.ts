import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { JOBS } from "../../../scripts/stages/stages.ts";

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = { needs?: string | string[]; if?: string; steps: Step[]; strategy?: { matrix: { include: { job: string; needs: string }[] } } };
type Workflow = { name: string; on: Record<string, unknown>; permissions: unknown; jobs: Record<string, Job> };

const read = (file: string) => parse(readFileSync(file, "utf8")) as Workflow;
const workflows = globSync(".github/workflows/*.yml").map(read);
const check = read(".github/workflows/check.yml");
const matrix = check.jobs.stages?.strategy?.matrix.include ?? [];

test("a change is proven by the jobs that the stages are divided into, all of them", () => {
  expect(matrix.map(({ job }) => job)).toEqual(Object.keys(JOBS));
  expect(check.jobs.stages?.steps.map(({ run }) => run).at(-1)).toBe(`npm test -- \${{ matrix.job }}`);
});

test("one job has the last word over all others, and what is published waits for it", () => {
  const { prove, ...others } = check.jobs;
  expect([prove?.needs].flat()).toEqual(Object.keys(others));
  expect(prove?.if).toBe("always()");
  expect(read(".github/workflows/deploy.yml").on.workflow_run).toMatchObject({ workflows: [check.name] });
});

test("no workflow has more than a token to read with, and none leaves it behind", () => {
  expect(workflows.map(({ permissions }) => permissions)).toEqual(workflows.map(() => ({ contents: "read" })));
  const checkouts = workflows.flatMap(({ jobs }) =>
    Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))),
  );
  expect(checkouts.length).toBeGreaterThanOrEqual(4);
  for (const { with: options } of checkouts) expect(options).toMatchObject({ "persist-credentials": false });
});

test("what a job needs is something that the set-up knows", () => {
  const known = readFileSync(".github/actions/set-up/action.yml", "utf8").matchAll(/contains\(inputs\.needs, '(\w+)'\)/g);
  const words = new Set([...known].map(([, word]) => word));
  const asked = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.with?.needs)));
  const wanted = [...asked, ...matrix.map(({ needs }) => needs)].filter((needs) => typeof needs === "string" && !needs.includes("$"));
  for (const word of wanted.join(" ").split(" ").filter(Boolean)) expect(words).toContain(word);
});
