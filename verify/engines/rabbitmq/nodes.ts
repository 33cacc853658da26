import { splitWords } from "../../../src/listings/index.ts";
import { tellTool } from "./narrate.ts";
import type { Stage, Step } from "./stage.ts";

/** Every node there is, all at once. */
export async function restart(stage: Stage, how: Step<"restart">): Promise<void> {
  const nodes = stage.broker.urls.map((_, at) => at + 1);
  await stage.forgetAll();
  await Promise.all(nodes.map((node) => stage.broker.end(how, node)));
  // Side by side: a node of a cluster waits for the others.
  await Promise.all(nodes.map((node) => stage.broker.start(node)));
}

export async function end(stage: Stage, how: "stop" | "kill", { node, "leader-of": queue }: Step<"kill">): Promise<void> {
  await stage.broker.end(how, queue ? await leaderOf(stage, queue) : node);
}

export const start = (stage: Stage, { node }: Step<"start">): Promise<void> => stage.broker.start(node);

/** The number of the node that leads a queue. */
async function leaderOf(stage: Stage, queue: string): Promise<number> {
  const { text } = await stage.broker.runTool(["rabbitmqctl", "-q", "list_queues", "--no-table-headers", "name", "leader"]);
  const row = text.split("\n").find((line) => line.startsWith(`${queue}\t`));
  const leader = /node-(\d)@/.exec(row ?? "")?.[1];
  if (!leader) throw new Error(`nobody leads ${queue}: ${text.trim()}`);
  return Number(leader);
}

/** Runs a tool, and shows what it printed. @throws when its exit code is not the one that was said */
export async function run(stage: Stage, { command, node, quiet, fails = 0 }: Step<"run">): Promise<void> {
  const words = splitWords(command) ?? [];
  const { exit, text } = await stage.broker.runTool(words, node);
  if (exit !== fails) throw new Error(`${command} ended with ${exit}: ${text.trim()}`);
  if (!quiet) stage.say(...tellTool(words, text));
}
