import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PARTS } from "../src/book/parts.ts";

const IDS = PARTS.map(({ id }) => id);

/** What an export is told besides files and parts: texts, texts that may come several times, and what is said by a word alone. */
type Options = Record<string, { type: "string" | "boolean"; multiple?: boolean }>;

/**
 * The command line of an export: its positional arguments, its options (`--site` has each), the folder of the book, and the address of the published
 * site: `--site`, else that which the site is built for, `SITE_URL` with `BASE_URL`. What is wrong ends the process with 2 and says how it is used.
 * @param name of its script in package.json, `export:epub`
 * @param usage what follows that name
 */
export function readExport<const Own extends Options>(name: string, usage: string, options: Own) {
  const tell = (message: string) => console.error(`${name}: ${message}`);
  function refuse(message: string): never {
    tell(`${message}\nusage: npm run ${name} -- ${usage}\nparts: ${IDS.join(" ")}`);
    process.exit(2);
  }
  function asked() {
    try {
      return parseArgs({ allowPositionals: true, options: { ...options, site: { type: "string" } } });
    } catch (error) {
      return refuse((error as Error).message);
    }
  }
  const { positionals, values } = asked();
  const { SITE_URL, BASE_URL = "/" } = process.env;
  const told = (values as { site?: string }).site;
  const address = told ?? (SITE_URL ? SITE_URL.replace(/\/$/, "") + BASE_URL : "http://localhost:3000/");
  if (!URL.canParse(address)) refuse(`${told === undefined ? "SITE_URL and BASE_URL, " : "--site "}${address}, is no address`);
  return {
    positionals,
    values,
    root: resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, "..")),
    site: address.endsWith("/") ? address : `${address}/`,
    refuse,
    /** Ends the process with 1: nothing is wrong with what was asked for. */
    fail(error: unknown): never {
      tell(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
    /** The parts of these names, in the order of the book; all, where there is none. */
    partsNamed(names: readonly string[] = []): string[] {
      for (const one of names) if (!IDS.includes(one)) refuse(`there is no part "${one}"`);
      return names.length > 0 ? IDS.filter((id) => names.includes(id)) : IDS;
    },
  };
}
