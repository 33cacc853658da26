import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Environment, PostgresEngine } from "../../src/engines/postgres/index.ts";
import { type Listing, partOf, roleOf, setupOf, specOf } from "../../src/listings/index.ts";
import { loadLexer, splitSql, unknownChecks } from "../../src/sql/index.ts";
import { defineEngine, type Engine, type Opened } from "../engine.ts";
import { observed } from "../engines/observed.ts";
import { wantsOf } from "../engines/sql/environment.ts";
import { SQL_JUDGES } from "../engines/sql/judge/index.ts";
import type { Seen, SqlObserved, SqlRun } from "../engines/sql/seen.ts";
import { openPostgresUnderNode } from "./engines.ts";

/**
 * PostgreSQL as the page has it, on the listings of one session. What it says of one is for the same judge as what the server says.
 * @param root the book, whose engine is in static/engines/postgres
 */
export const pagePostgres = (root: string): Engine =>
  defineEngine<"sql", Seen>({
    name: "sql",
    judges: SQL_JUDGES,
    async open(): Promise<Opened<"sql", Seen>> {
      const folder = join(root, "static/engines/postgres");
      if (!existsSync(join(folder, "manifest.json"))) return { missing: "the page's engine is not built: npm run engines" };
      await loadLexer();
      const postgres = openPostgresUnderNode(folder);
      await postgres.load();
      return {
        version: `${postgres.version} in WebAssembly`,
        async observe(listings, done) {
          for (const listing of listings) done(listing, await observed(listing, () => observe(postgres, listing)));
        },
        close: async () => postgres.dispose(),
      };
    },
  });

/** More estimates than this are sampled: ANALYZE reads 300 × default_statistics_target rows. */
const SAMPLED = "SELECT 1 FROM pg_class WHERE relkind IN ('r', 'm') AND reltuples > 30000 LIMIT 1";

async function observe(postgres: PostgresEngine, listing: Listing): Promise<SqlObserved> {
  const { contract, code } = listing;
  const { timeout } = contract;
  const environment: Environment = { setup: setupOf(listing) };
  if (partOf(listing) === "tests") return await observeChecks(postgres, listing, environment);
  const analyze = specOf(contract).analyzed === true;
  const sampled = analyze && (await postgres.run(SAMPLED, { environment, analyze })).outcomes[0]?.rows?.length === 1;
  const runs: SqlRun[] = [];
  for (let i = 0; i < contract.runs; i += 1) {
    const { outcomes, statements, cut, problem } = await postgres.run(code, {
      environment,
      analyze,
      timeout,
      limit: Number.POSITIVE_INFINITY,
    });
    if (cut === "engine" || (problem && !cut)) return { kind: "broken", message: problem ?? "the engine gave way" };
    runs.push({ outcomes, statements, timedOut: cut === "time" });
  }
  return { kind: "played", runs, wants: wantsOf(splitSql(code)), sampled };
}

async function observeChecks(postgres: PostgresEngine, { code, needs }: Listing, environment: Environment): Promise<SqlObserved> {
  const unknown = unknownChecks(splitSql(code));
  const tryOne = async (role: "starter" | "solution") => {
    const answer = needs.find(({ contract }) => roleOf(contract) === role)?.code ?? "";
    return (await postgres.check(answer, code, { environment })).checks;
  };
  return { kind: "checked", unknown, starter: await tryOne("starter"), solution: await tryOne("solution") };
}
