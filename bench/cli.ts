import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { CONTROLS } from "../tests/browser/controls.ts";
import { firstClicks } from "./clicks.ts";
import { measureGo, PROGRAMS } from "./go.ts";
import { measure } from "./lighthouse.ts";
import { compareSearches, QUERIES } from "./search/index.ts";
import { serveFolder } from "./serve.ts";
import { LISTINGS, measureSql } from "./sql.ts";

/** `npm run bench [-- lighthouse|clicks|go|sql|search] [--runs 5] [--rounds 50]`: figures of build/ as it stands, never a test. */
const PAGES = ["/", "/go/channels/", "/sql/transactions-and-isolation/", "/questions/"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" }, rounds: { type: "string", default: "50" } },
});
if (!existsSync("build/index.html")) throw new Error("there is no build/: npm run build makes it");
const wants = (name: string) => positionals.length === 0 || positionals.includes(name);
const { server, origin } = await serveFolder("build");

async function withBar<T>(total: number, what: string, work: (tick: () => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: `${what} {bar} {value}/{total}, {eta_formatted} left`,
    noTTYOutput: !process.stderr.isTTY,
    notTTYSchedule: 30_000,
  });
  bar.start(total, 0);
  try {
    return await work(() => bar.increment());
  } finally {
    bar.stop();
  }
}

try {
  if (wants("lighthouse")) {
    const runs = Number(values.runs);
    const table = await withBar(PAGES.length * runs, "Lighthouse, mobile", async (tick) => {
      const rows: Record<string, object> = {};
      for (const page of PAGES) rows[page] = await measure(`${origin}${page}`, runs, tick);
      return rows;
    });
    console.table(table);
  }
  if (wants("go")) {
    const rounds = Number(values.runs);
    const table = await withBar(PROGRAMS.length * rounds, "Go in the page", async (tick) => {
      const rows: Record<string, object> = {};
      for (const name of PROGRAMS) rows[name] = await measureGo(origin, name, rounds, tick);
      return rows;
    });
    console.table(table);
  }
  if (wants("sql")) {
    const rounds = Number(values.runs);
    const names = Object.keys(LISTINGS) as (keyof typeof LISTINGS)[];
    const table = await withBar(names.length * rounds, "PostgreSQL in the page", async (tick) => {
      const rows: Record<string, object> = {};
      for (const name of names) rows[name] = await measureSql(origin, name, rounds, tick);
      return rows;
    });
    console.table(table);
  }
  if (wants("search")) {
    console.log("Queries with an answer among the first three places, and mean reciprocal rank");
    console.table(await withBar(QUERIES, "Searches", compareSearches));
  }
  if (wants("clicks")) {
    const rounds = Number(values.rounds);
    const table = await withBar(CONTROLS.length * rounds, "First clicks, 4× slower", (tick) => firstClicks(origin, rounds, tick));
    console.table(table);
    if (table.some(({ kept }) => kept < rounds)) process.exitCode = 1;
  }
} finally {
  server.close();
}
