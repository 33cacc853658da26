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
const FIRST = 3000;
const LAST = 65_535;
const port = Number(process.env.PORT ?? FIRST);

function stop(text: string): never {
  console.error(`\n${text}`);
  process.exit(1);
}

/** What keeps us from listening on a port, on whichever address of this machine: `EADDRINUSE`, `EACCES`. */
async function obstacle(): Promise<string | undefined> {
  const listen = (host?: string) =>
    new Promise<string | undefined>((resolve) => {
      const server = createServer().once("error", ({ code = "" }: NodeJS.ErrnoException) => resolve(code));
      server.listen({ port, ...(host && { host }) }, () => server.close(() => resolve(undefined)));
    });
  return (await listen()) ?? (await listen("localhost"));
}

if (!(Number.isInteger(port) && port > 0 && port <= LAST)) stop(`PORT is ${process.env.PORT}: it has to be a number from 1 to ${LAST}`);
const code = await obstacle();
const another = `PORT=${port === LAST ? FIRST : port + 1} npm start`;
if (code === "EADDRINUSE") stop(`Port ${port} is taken, by another npm start perhaps. End that one, or take another port: ${another}`);
if (code) stop(`Port ${port} cannot be used (${code}). Take another: ${another}`);

const [built] = await runStages(
  STAGES.filter(({ name }) => name === "build"),
  ROOT,
);
if (built?.end !== "held") stop(fullDisk() ?? "The site was not built; what is above says why. Nothing is served.");

execute({ script: "serve", args: ["--port", String(port)] }, ROOT).then(({ end }) => process.exit(end === "failed" ? 1 : 0));
const { end } = await execute({ script: "engines" }, ROOT);
const address = `http://localhost:${port}`;
if (end === "held" && existsSync(ENGINES)) {
  cpSync(ENGINES, join(ROOT, "build/engines"), { recursive: true });
  console.log(`\nThe book is at ${address}, and what its pages run is there too. Ctrl-C ends it.`);
} else if (end === "failed") {
  console.error(`\nThe book is at ${address}, but Go does not run in its pages; the message above says why. Ctrl-C ends it.`);
}
