import { spawn } from "node:child_process";
import { cpSync, existsSync } from "node:fs";

// `npm start`, once the site is built: serves it, and makes behind it what the page needs to run Go, which takes a minute or two the first time.
const ENGINES = "static/engines";

const run = (command: string, args: string[]) => spawn(command, args, { stdio: "inherit", shell: process.platform === "win32" });

const server = run("docusaurus", ["serve", "--port", "3000", "--no-open"]);
server.on("exit", (code) => process.exit(code ?? 1));
const engines = run("npm", ["run", "--silent", "engines"]);
engines.on("exit", (code) => {
  if (code === 0 && existsSync(ENGINES)) cpSync(ENGINES, "build/engines", { recursive: true });
  else console.error("engines: Go does not run in the page; the message above says why. The site is served all the same.");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    engines.kill(signal);
    server.kill(signal);
  });
}
