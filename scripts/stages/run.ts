import { execute } from "./execute.ts";
import type { Stage } from "./stages.ts";
import { formatHead, formatLack, type Outcome, passed, seconds } from "./tell.ts";

const { stdout } = process;

/**
 * Runs stages one after the other, up to the first that fails or is stopped, and says which one it is at. One for which the machine lacks something
 * is passed over.
 * @param root the folder whose package.json has the scripts
 * @returns how those ended that were begun
 */
export async function runStages(stages: readonly Stage[], root: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [i, stage] of stages.entries()) {
    const outcome = await runStage(stage, formatHead(stage, i + 1, stages.length), root);
    outcomes.push(outcome);
    if (!passed(outcome)) break;
  }
  return outcomes;
}

async function runStage(stage: Stage, head: string, root: string): Promise<Outcome> {
  const lacks = stage.lacks?.();
  if (lacks) {
    stdout.write(`${head}\n${formatLack(stage, lacks)}\n`);
    return { stage, milliseconds: 0, end: "not run", lacks };
  }
  const began = performance.now();
  const sinceThen = () => performance.now() - began;
  const close = stage.quiet ? showTime(head, sinceThen) : showHead(head);
  const { end, said } = await execute(stage, root);
  const milliseconds = sinceThen();
  close(seconds(milliseconds));
  if (end !== "held" && said) stdout.write(`${said.trimEnd()}\n`);
  return { stage, milliseconds, end };
}

/** One line for head and time; on a terminal its time goes on. */
function showTime(head: string, sinceThen: () => number): (time: string) => void {
  stdout.write(`${head} … `);
  const tick = () => stdout.write(`\r${head} … ${Math.round(sinceThen() / 1000)} s`);
  const timer = stdout.isTTY ? setInterval(tick, 1_000) : undefined;
  return (time) => {
    clearInterval(timer);
    stdout.write(`${stdout.isTTY ? `\r${head} … ` : ""}${time}\n`);
  };
}

/** The head above what the stage says, the time below it. */
function showHead(head: string): (time: string) => void {
  stdout.write(`\n${head}\n`);
  return (time) => stdout.write(`${head} … ${time}\n\n`);
}
