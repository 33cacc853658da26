import { parseArgs } from "node:util";

export type Options = {
  /** What to verify: files or folders below docs/, a file with `:line` for one listing. Empty: the whole book. */
  targets: { path: string; line: number | undefined }[];
  /** Write outputs and evidence where the contract held. */
  update: boolean;
  /** Evidence must be there and agree. Nothing is written. */
  frozen: boolean;
  only: string | undefined;
  repeat: number;
  json: string | undefined;
  /** A missing engine is a failure, not a skip. */
  ci: boolean;
  /** On the page's engine, in the place of all listings on their own: `wasm`, those of Go; `pglite`, those of SQL. */
  engine: "native" | keyof typeof PAGE;
};

/** The engines of the page, and the language that each executes. */
export const PAGE = { wasm: "go", pglite: "sql" } as const;
const isOfPage = (engine: string): engine is keyof typeof PAGE => engine in PAGE;

export const USAGE =
  "npm run verify -- [path[:line]…] [--update | --frozen] [--only ENGINE] [--repeat N] [--json FILE] [--engine wasm | pglite]";

/** How a run ends: all hold; a listing fails; it was asked for what there is not; the machine failed, so that not all is proven. */
export const EXIT = { held: 0, failed: 1, usage: 2, environment: 3 } as const;

/** Reads the command line. Throws with the usage on anything unknown. */
export function parseOptions(argv: string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      update: { type: "boolean", default: false },
      frozen: { type: "boolean", default: false },
      only: { type: "string" },
      repeat: { type: "string", default: "1" },
      json: { type: "string" },
      engine: { type: "string", default: "native" },
    },
  });
  const repeat = Number(values.repeat);
  if (!Number.isInteger(repeat) || repeat < 1) throw new Error(`--repeat ${values.repeat}: a whole number, 1 or more`);
  if (values.update && repeat > 1) throw new Error("--update records one execution, --repeat asks for several: take one");
  if (values.update && values.frozen) throw new Error("--update writes, --frozen forbids it: take one");
  const { engine } = values;
  if (engine !== "native" && !isOfPage(engine)) throw new Error(`--engine ${engine}: native, ${Object.keys(PAGE).join(" or ")}`);
  const language = engine === "native" ? undefined : PAGE[engine];
  if (language && (values.update || values.frozen || (values.only ?? language) !== language))
    throw new Error(
      `--engine ${engine} compares ${language} listings with what is recorded of them: it takes no --update, --frozen or --only`,
    );
  const targets = positionals.map((target) => {
    const match = /^(.*?)(?::(\d+))?$/.exec(target);
    return { path: match?.[1] ?? target, line: match?.[2] ? Number(match[2]) : undefined };
  });
  const only = language ?? values.only;
  return { targets, update: values.update, frozen: values.frozen, only, repeat, json: values.json, ci: env.CI === "true", engine };
}
