import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";

const PACKAGE = "@easyops-cn/docusaurus-search-local";
const SOURCE = "bench/search";

type Config = Record<string, unknown>;
type Schema = { validate(options: Config): { error?: Error; value: Config } };
type Document = { u: string; h?: string };
type SearchWorker = new () => { search(baseUrl: string, context: string, input: string, limit: number): Promise<{ document: Document }[]> };

/** The packages of the lock file that is committed, in a folder of the cache: nothing of them lies in the project. */
function install(): string {
  const lock = readFileSync(`${SOURCE}/package-lock.json`);
  const hash = createHash("sha256").update(lock).digest("hex").slice(0, 8);
  const folder = join(homedir(), ".cache/master-dev-interview/bench", `search-${hash}`);
  if (existsSync(join(folder, "node_modules/.installed"))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) writeFileSync(join(folder, file), readFileSync(join(SOURCE, file)));
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NODE_OPTIONS: "" };
  const options = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", ["ci", ...options], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ci in ${folder} ended with ${status}:\n${stderr.trim().split("\n").slice(-12).join("\n")}`);
  writeFileSync(join(folder, "node_modules/.installed"), "");
  return folder;
}

/**
 * What `docusaurus-search-local` finds: its own functions index the built pages as they do after a build, and its own worker is asked, in Node.
 * @param name of this configuration, for its files
 * @param pages built pages, HTML by address
 * @returns the addresses in the order of its list
 */
export async function openEasyops(name: string, options: Config, pages: ReadonlyMap<string, string>) {
  const folder = install();
  const require = createRequire(join(folder, "package.json"));
  const server = (file: string) => require(join(folder, "node_modules", PACKAGE, "dist/server/server/utils", `${file}.js`));
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });

  const validate = (schema: Schema, given: Config): Config => {
    const { error, value } = schema.validate(given);
    if (error) throw error;
    return value;
  };
  const valid = server("validateOptions").validateOptions({ options, validate });
  const config = server("processPluginOptions").processPluginOptions(valid, { siteDir: place, siteConfig: { themeConfig: {} } });
  const documents = [...pages].map(([url, html], at) => {
    const filePath = join(place, `${at}.html`);
    writeFileSync(filePath, html);
    return { filePath, url, type: "docs" };
  });
  const index = JSON.stringify(server("buildIndex").buildIndex(await server("scanDocuments").scanDocuments(documents, config), config));

  server("generate").generate(config, place);
  const { SearchWorker } = await bundleWorker(folder, place, index);
  const worker = new SearchWorker();
  return async (typed: string): Promise<string[]> => {
    const found = await worker.search(`${HOST}/`, "", typed, Number(config.searchResultLimits));
    return found.map(({ document: { u, h = "" } }) => u + h);
  };
}

const HOST = "https://site.invalid";

/** Its worker, with the index in the place of a host that it would ask for it. */
async function bundleWorker(folder: string, place: string, index: string): Promise<{ SearchWorker: SearchWorker }> {
  const outfile = join(place, "worker.mjs");
  // A class can be asked without a thread around it.
  writeFileSync(join(place, "comlink.js"), "export const expose = () => {};");
  await bundle({
    entryPoints: [join(folder, "node_modules", PACKAGE, "dist/client/client/theme/worker.js")],
    outfile,
    bundle: true,
    format: "esm",
    logLevel: "error",
    nodePaths: [join(folder, "node_modules")],
    alias: {
      [`@generated/${PACKAGE}/default/generated-constants.js`]: join(place, "generated-constants.js"),
      comlink: join(place, "comlink.js"),
    },
    define: { "location.origin": JSON.stringify(HOST) },
    banner: { js: `const fetch = async () => new Response(${JSON.stringify(index)});` },
  });
  return import(pathToFileURL(outfile).href);
}
