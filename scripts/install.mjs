// @ts-check
// Runs before `npm start` and `npm test`, on any Node from 20 on, before anything is installed: built-in modules only.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { isInstalled, percentThere, readPackages } from "./install/locked.mjs";
import { explain, fullDisk, readOnly } from "./install/trouble.mjs";

const OLDEST = 20;
/** `node` is a package too: without its install script there is no Node to run our TypeScript. */
const OWN_NODE = `node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`;
const MODULES = join(process.cwd(), "node_modules");
/** npm warns of engines once per package when its Node is older than ours: only errors count. Much of what we need is listed for development. */
const OPTIONS = ["--include=dev", "--include=optional", "--loglevel=error", "--no-audit", "--no-fund", "--no-progress"];

/** @param {string} text @returns {never} */
function stop(text) {
  console.error(`\n${text}\nNothing was started.`);
  process.exit(1);
}

/**
 * npm, as it was called: by its own Node, since the one in node_modules is about to be replaced.
 * @returns {{ command: string, args: string[] }}
 */
function npm() {
  const { npm_execpath: script = "", npm_node_execpath: node = "" } = process.env;
  if (script.endsWith("npm-cli.js") && existsSync(node) && !node.startsWith(MODULES)) return { command: node, args: [script] };
  return { command: "npm", args: [] };
}

/** The environment without what npm put in front of PATH: there, too, is that Node. */
function environment() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(MODULES));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** A line that moves on a terminal; in a log, one now and then. @param {() => string} text @returns {() => void} what ends it */
function progress(text) {
  const { isTTY } = process.stdout;
  const timer = setInterval(() => (isTTY ? process.stdout.write(`\r${text()}\x1b[K`) : console.log(text())), isTTY ? 1_000 : 15_000);
  return () => {
    clearInterval(timer);
    if (isTTY) process.stdout.write("\r\x1b[K");
  };
}

/** @param {import("./install/locked.mjs").Packages} locked */
async function install(locked) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  console.log("Installing what package-lock.json names: once, in a minute or two.");
  const end = progress(() => {
    const percent = percentThere(locked);
    // npm asks for all of them before it unpacks the first.
    return `  ${percent === 0 ? "asking the registry" : `${percent} % is there`}, ${seconds()}`;
  });
  const { command, args } = npm();
  const child = spawn(command, [...args, "ci", ...OPTIONS], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(),
    shell: process.platform === "win32" && command === "npm",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const code = await new Promise((resolve) => child.once("error", resolve).once("close", resolve));
  end();
  if (code instanceof Error) stop(`npm could not be started: ${code.message}.\nIt comes with Node: look for npm in your PATH.`);
  // Where npm was in its own code helps nobody here.
  const words = said.replaceAll(/^npm error +at .*\n/gm, "").trim();
  if (code !== 0) stop(`${words}\n\n${explain(said)}`);
  console.log(`Installed in ${seconds()}.`);
}

/** @returns {import("./install/locked.mjs").Packages} */
function readLock() {
  try {
    return readPackages("package-lock.json");
  } catch (error) {
    return stop(`package-lock.json cannot be read: ${error}.\nTake back the one that is committed: git checkout package-lock.json`);
  }
}

if (Number(process.versions.node.split(".")[0]) < OLDEST)
  stop(`This is Node ${process.versions.node}; the book needs ${OLDEST} or newer: https://nodejs.org`);
const trouble = readOnly(process.cwd()) ?? fullDisk([process.cwd(), tmpdir()]);
if (trouble) stop(trouble);
const locked = readLock();
if (!isInstalled(locked)) await install(locked);
if ("node_modules/node" in locked && !existsSync(OWN_NODE))
  stop(
    "npm did not run the install script of its package node, which brings the Node that runs the book's scripts.\nLet it, and begin again: npm rebuild node --ignore-scripts=false",
  );
