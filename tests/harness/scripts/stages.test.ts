import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pickStages } from "../../../scripts/stages/pick.ts";
import { JOBS, STAGES } from "../../../scripts/stages/stages.ts";
import { commandOf, formatEnd } from "../../../scripts/stages/tell.ts";
import { COMPATIBLE } from "../../../src/contracts/index.ts";
import { ENGINES } from "../../../verify/engines/index.ts";
import { makeBook } from "../../book.ts";

const names = (wanted: string[]) => pickStages(wanted).map(({ name }) => name);

/** What is made up of stages: which are quiet, and for which the machine lacks what. */
type MadeUp = { quiet?: string[]; lacks?: Record<string, string> };

/** Runs made-up stages, each of which is a script of a package.json, and returns what was printed, without colours. */
function run(scripts: Record<string, string>, madeUp: MadeUp = {}) {
  const root = makeBook({ "package.json": JSON.stringify({ scripts }), "run.ts": program(scripts, madeUp) });
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FLAGS, `${root}/run.ts`], { encoding: "utf8", env: ENV });
  return { root, status, printed: stdout.replaceAll(/\d+\.\d s/g, "T"), stderr };
}

const ENV = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
const FLAGS = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"];
const folder = `${process.cwd()}/scripts/stages`;
const program = (scripts: Record<string, string>, { quiet = [], lacks = {} }: MadeUp = {}) => `
import { runStages } from ${JSON.stringify(`${folder}/run.ts`)};
import { formatEnd, passed } from ${JSON.stringify(`${folder}/tell.ts`)};
const lacks = ${JSON.stringify(lacks)};
const stages = ${JSON.stringify(Object.keys(scripts).map((script) => ({ name: script, what: "made up", script, quiet: quiet.includes(script) })))}
  .map((stage) => ({ ...stage, lacks: () => lacks[stage.name] }));
const outcomes = await runStages(stages, import.meta.dirname);
console.log(formatEnd(outcomes, stages));
process.exitCode = outcomes.every(passed) ? 0 : 1;
`;

test("stages run in order, each says which it is of how many, and a table closes", () => {
  const { printed, status } = run({ first: "echo one", second: "echo two" });
  expect(printed).toBe(`
[1/2] first: made up
one
[1/2] first: made up … T


[2/2] second: made up
two
[2/2] second: made up … T


  first   T
  second  T

All holds: 2 stages in T.
`);
  expect(status).toBe(0);
});

test("the first that fails is the last: how to repeat it is said, and what was not run", () => {
  const { printed, root, status } = run({ first: "echo one", second: "exit 3", third: "touch third", fourth: "touch fourth" });
  expect(printed).toContain("  second  T  failed\n");
  expect(printed).toContain("second failed, after T in all.\nNot run: third, fourth\nBy itself: npm run second\n");
  expect(status).toBe(1);
  expect(existsSync(`${root}/third`) || existsSync(`${root}/fourth`)).toBe(false);
});

test("a stage for which the machine lacks something is named with what to do, is not begun and fails nothing; those after it are run", () => {
  const lacks = { first: "no browser: install one" };
  const { printed, root, status } = run({ first: "touch first", second: "echo two" }, { lacks });
  expect(printed).toContain("[1/2] first: made up\nfirst not run: no browser: install one\n");
  expect(printed).toMatch(/\n {2}first +not run\n {2}second {2}T\n/);
  expect(printed).toMatch(/All that ran holds: 1 stage in T\.\nfirst not run: no browser: install one\n$/);
  expect(status).toBe(0);
  expect(existsSync(`${root}/first`)).toBe(false);
  const failed = run({ first: "true", second: "exit 3" }, { lacks });
  expect(failed.printed).toContain("first not run: no browser: install one\nsecond failed, after");
  expect(failed.status).toBe(1);
});

test("a quiet stage is one line while it holds, and is heard whole when it fails", () => {
  expect(run({ first: "echo chatter" }, { quiet: ["first"] }).printed).toContain("[1/1] first: made up … T\n\n  first");
  expect(run({ first: "echo out; echo err >&2; exit 1" }, { quiet: ["first"] }).printed).toMatch(
    /^\[1\/1\] first: made up … T\n(out\nerr|err\nout)\n/,
  );
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends a stage with all it started, and the stages after it do not begin",
  async (signal) => {
    const scripts = { first: "echo $$ > pid; sleep 300; true", second: "touch second" };
    const root = makeBook({ "package.json": JSON.stringify({ scripts }), "run.ts": program(scripts) });
    const child = spawn(process.execPath, [...FLAGS, `${root}/run.ts`], { env: ENV, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    const pid = () => existsSync(`${root}/pid`) && Number(readFileSync(`${root}/pid`, "utf8"));
    await expect.poll(pid, { timeout: 30_000 }).toBeGreaterThan(0);
    const shell = pid();
    child.kill(signal);
    await new Promise((resolve) => child.once("close", resolve));
    expect(printed).toContain("first was stopped");
    expect(existsSync(`${root}/second`)).toBe(false);
    const alive = () => readStat(`/proc/${shell}/stat`);
    await expect.poll(alive, { timeout: 10_000 }).toBe(false);
  },
);

/** Whether a process is there, and no zombie. */
const readStat = (file: string): boolean => existsSync(file) && !/\) Z /.test(readFileSync(file, "utf8"));

test("without names all stages are meant; names of stages and jobs pick theirs, once and in order", () => {
  expect(pickStages([])).toEqual(STAGES);
  expect(names(["unit", "types", "unit"])).toEqual(["types", "unit"]);
  expect(names(["site", "parity"])).toEqual(["engines", "wasm", "pglite", "build", "pages", "firefox"]);
  expect(names(["lab"])).toEqual(["listings --only redis", "listings --only rabbitmq"]);
  expect(names(["lab", "listings"])).toEqual(["listings"]);
  expect(pickStages(["kafka"]).map(commandOf)).toEqual(["npm run verify -- --frozen --only kafka"]);
});

test("a name that is neither is told with those there are", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/stages/cli.ts", "listing"], { encoding: "utf8" });
  expect(stderr).toContain("listing is neither a stage nor a job\n  stages: types, lint,");
  expect(stderr).toContain("usage: npm test");
  expect(status).toBe(2);
});

test("jobs are all of npm test: every stage whole, or by every engine there is", () => {
  const shares = Object.values(JOBS).flat();
  const whole = STAGES.filter(({ name }) => shares.some(({ stage, args }) => stage === name && !args)).map(({ name }) => name);
  expect(STAGES.map(({ name }) => name).filter((name) => !(whole as string[]).includes(name))).toEqual(["listings"]);
  const engines = shares.flatMap(({ args }) => (args ? [args.join(" ")] : []));
  expect(engines.sort()).toEqual(
    Object.keys(ENGINES)
      // Whoever verifies an engine verifies those that take its listings, too.
      .filter((engine) => !(engine in COMPATIBLE))
      .map((engine) => `--only ${engine}`)
      .sort(),
  );
});

test("a name of a stage and of a job is the same work", () => {
  for (const { name } of STAGES) if (JOBS[name]) expect(names([name])).toEqual([name]);
});

test("every stage is a script of package.json", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  expect(STAGES.map(({ script }) => script).filter((script) => !scripts[script])).toEqual([]);
});

test("minutes are told as minutes", () => {
  const [stage] = pickStages(["unit"]);
  if (!stage) throw new Error("no stage");
  expect(formatEnd([{ stage, milliseconds: 119_700, end: "held" }], [stage])).toContain("2 min 0 s");
});
