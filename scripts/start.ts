import { cpSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fullDisk } from "./install/trouble.mjs";
import { execute } from "./stages/execute.ts";
import { runStages } from "./stages/run.ts";
import { STAGES } from "./stages/stages.ts";

// `npm start`: builds the site and serves it, and makes behind it what the page needs to run Go, which takes a minute or two the first time.
const ROOT = join(import.meta.dirname, "..");
const ENGINES = join(ROOT, "static/engines");
const port = Number(process.env.PORT ?? 3000);

function stop(text: string): never {
  console.error(`\n${text}`);
  process.exit(1);
}

/** Whether somebody listens on a port of this machine, on whichever of its addresses. */
async function isTaken(wanted: number): Promise<boolean> {
  const listens = (host?: string) =>
    new Promise<boolean>((resolve) => {
      const server = createServer().once("error", () => resolve(true));
      server.listen({ port: wanted, ...(host && { host }) }, () => server.close(() => resolve(false)));
    });
  return (await listens()) || (await listens("localhost"));
}

if (await isTaken(port))
  stop(`Port ${port} is taken, by another npm start perhaps. End that one, or choose another port: PORT=${port + 1} npm start`);

const [built] = await runStages(
  STAGES.filter(({ name }) => name === "build"),
  ROOT,
);
if (built?.end !== "held") stop(fullDisk() ?? "The site was not built; what is above says why. Nothing is served.");

execute({ script: "serve", args: ["--port", String(port)] }, ROOT).then(({ end }) => process.exit(end === "failed" ? 1 : 0));
const { end } = await execute({ script: "engines" }, ROOT);
if (end === "held" && existsSync(ENGINES)) cpSync(ENGINES, join(ROOT, "build/engines"), { recursive: true });
else if (end === "failed")
  console.error("engines: Go does not run in the page; the message above says why. The site is served all the same.");
