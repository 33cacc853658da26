import { join, resolve } from "node:path";
import { SingleBar } from "cli-progress";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import { artefactsOf } from "../../src/engines/postgres/manifest.ts";
import { cleanUpOnExit } from "../../verify/scratch.ts";
import { unwritable } from "../../verify/writable.ts";
import { STEPS } from "./make.ts";
import { provideGo, providePostgres } from "./provide.ts";

// `npm run engines`: cold it takes a minute or two, and a second when nothing has changed since some earlier run.
const format = "  {bar} {what}";
const bar = new SingleBar({
  format,
  barsize: 30,
  clearOnComplete: true,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
  stream: process.stderr,
});

const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, "../.."));
const obstacle = unwritable(root, ["static"]);
if (obstacle) {
  console.error(`engines: ${obstacle}`);
  process.exit(1);
}
cleanUpOnExit();
bar.start(STEPS, 0, { what: "Go for the page" });
const step = (what: string) => bar.increment(1, { what });
const manifest = await provideGo(root, step).finally(() => bar.stop());
const postgres = await providePostgres(root);
const bytes = artefactsOf(postgres).reduce((sum, artefact) => sum + artefact.bytes, 0);
console.log(`${postgres.version} for the page: a first run fetches ${megabytes(bytes)} MB`);
if ("missing" in manifest) console.log(`engines: Go will not run in the page, everything else does. ${manifest.missing}`);
else console.log(summary(manifest));

function summary({ toolchain, tools, packs }: Manifest): string {
  const first = tools.compile.bytes + tools.link.bytes + (packs[0]?.bytes ?? 0);
  const named = packs.map((pack) => [`${pack.file.split("-")[0]}: ${Object.keys(pack.packages).length} packages`, pack] as const);
  const rows = [...Object.entries(tools), ...named].map(
    ([name, { bytes, size }]) => `  ${name.padEnd(20)} ${megabytes(bytes).padStart(6)} of ${megabytes(size).padStart(6)} MB`,
  );
  return [`${toolchain} for the page: a first run fetches ${megabytes(first)} MB`, ...rows].join("\n");
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
