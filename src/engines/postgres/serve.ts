import { PGlite } from "@electric-sql/pglite";
import { loadLexer, tryChecks } from "../../sql/index.ts";
import type { Artefact } from "../artefact.ts";
import type { Reply, Request } from "../connection.ts";
import { throttled } from "../progress.ts";
import { type Fetch, Store } from "../store.ts";
import { Database } from "./database.ts";
import { executeScript, readScript } from "./execute.ts";
import { artefactsOf, CACHE, type Manifest } from "./manifest.ts";
import type { Asked, AskedChecks, RestartNeeded, Task, Tasks, WorkerEvent } from "./messages.ts";
import type { Checked, Ran } from "./types.ts";

type Tell = (told: WorkerEvent) => void;
type Server = { db: PGlite; database: Database; version: string };

/** As the book's own server is set where results depend on it: lab/postgres. */
const SETTINGS = [
  ...["jit=off", "autovacuum=off", "synchronize_seqscans=off", "shared_buffers=16MB", "timezone=UTC", "lc_messages=C"],
  "max_parallel_workers_per_gather=0",
];

/** A module with nothing in it (WebAssembly core specification, 5.5.16), in the place of initdb: the data directory is made already. */
const NO_INITDB = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * A worker's side, in a browser and under Node alike: answers requests in the order they come.
 * @param giveLexer gets the WebAssembly of the lexer, where it cannot find that by itself
 * @returns what takes a request
 */
export function serve(
  post: (reply: Reply<WorkerEvent>, transfer: ArrayBuffer[]) => void,
  fetch: Fetch,
  giveLexer: (wasm: Uint8Array<ArrayBuffer>) => void = () => {},
): (request: Request<Tasks>) => void {
  let starting: Promise<Server> | undefined;
  let last: Promise<void> = Promise.resolve();
  const open = (base: string, tell: Tell): Promise<Server> => {
    starting ??= start(base, fetch, giveLexer, tell);
    starting.catch(() => (starting = undefined)); // the network may come back
    return starting;
  };
  const answer = async (request: Request<Tasks>) => {
    const { id } = request;
    const tell: Tell = (told) => post({ id, told }, []);
    try {
      const done = await perform(request, await open(request.base, tell), tell);
      post({ id, answer: done }, []);
    } catch (error) {
      post({ id, failed: error instanceof Error ? error.message : String(error) }, []);
    }
  };
  return (request) => {
    last = last.then(() => answer(request));
  };
}

async function start(base: string, fetch: Fetch, giveLexer: (wasm: Uint8Array<ArrayBuffer>) => void, tell: Tell): Promise<Server> {
  const filesOf = (manifest: Manifest) => artefactsOf(manifest).map(({ file }) => file);
  const store = new Store<Manifest>(base, fetch, { cache: CACHE, name: "PostgreSQL", filesOf });
  const manifest = await store.manifest();
  const say = throttled((progress) => tell({ progress }));
  const progress = { loaded: 0, total: artefactsOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0) };
  const get = (artefact: Artefact) =>
    store.get(artefact, (bytes) => {
      progress.loaded += bytes;
      say({ ...progress });
    });
  const [module, share, data] = await Promise.all([
    get(manifest.server).then((wasm) => WebAssembly.compile(wasm)),
    get(manifest.share),
    get(manifest.data),
    get(manifest.lexer).then(giveLexer),
  ]);
  tell({ phase: "starting" });
  await loadLexer();
  const db = await PGlite.create({
    pgliteWasmModule: module,
    initdbWasmModule: await WebAssembly.compile(NO_INITDB),
    fsBundle: new Blob([share]),
    loadDataDir: new Blob([data]),
    postgresqlconf: SETTINGS,
  });
  return { db, database: new Database(db), version: manifest.version };
}

async function perform({ task, asked }: Request<Tasks>, server: Server, tell: Tell): Promise<Tasks[Task][1]> {
  switch (task) {
    case "load":
      return { version: server.version };
    case "reset":
      server.database.forget();
      return undefined;
    case "run":
      return await run(server, asked, tell);
    case "check":
      return await check(server, asked, tell);
  }
}

const RESTART_NEEDED: RestartNeeded = { restartNeeded: true };

/** Statistics are part of an environment in which plans are looked at. */
const withAnalyze = ({ environment: { setup }, analyze }: Pick<Asked, "environment" | "analyze">) => ({
  setup: analyze ? [...setup, "ANALYZE"] : setup,
});

async function run({ db, database }: Server, asked: Asked, tell: Tell): Promise<Ran | RestartNeeded> {
  const script = readScript(asked.script);
  if ("problem" in script) return { outcomes: [], statements: 0, took: 0, ...script };
  const environment = withAnalyze(asked);
  if (!database.isIn(environment, asked.fresh)) tell({ phase: "seeding" });
  if (!(await database.enter(environment, asked.fresh))) return RESTART_NEEDED;
  tell({ phase: "running" });
  if (!asked.fresh) database.stay();
  const ran = await executeScript(db, asked.script, script.statements, asked.limit, (outcome) => tell({ outcome }));
  if (asked.fresh) await database.leave(asked.script);
  return ran;
}

async function check({ db, database }: Server, asked: AskedChecks, tell: Tell): Promise<Checked | RestartNeeded> {
  const [answer, checks] = [readScript(asked.answer), readScript(asked.checks)];
  if ("problem" in answer) return { checks: [], took: 0, ...answer };
  if ("problem" in checks) return { checks: [], took: 0, ...checks };
  const began = performance.now();
  const environment = withAnalyze(asked);
  let spent = false;
  tell({ phase: database.isIn(environment, true) ? "running" : "seeding" });
  const outcomes = await tryChecks(checks, answer.statements, async (statements) => {
    if (!(await database.enter(environment, true))) spent = true;
    if (spent) return { tag: "" };
    tell({ phase: "running" });
    const { outcomes: given } = await executeScript(db, "", statements, Number.POSITIVE_INFINITY);
    await database.leave(statements.map(({ sql }) => sql).join(";\n"));
    return given.at(-1) ?? { tag: "" };
  });
  return spent ? RESTART_NEEDED : { checks: outcomes, took: performance.now() - began };
}
