import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The small book that tests have, and where it is built: as it would be published on GitHub Pages, below a folder. */
const BOOK = "tests/fixtures/site";
export const FIXTURE = { folder: ".docusaurus/fixture-build", base: "/MASTER-DEV-INTERVIEW/", repository: "somebody/MASTER-DEV-INTERVIEW" };

const MARK = join(FIXTURE.folder, ".built-from");
const READ = [
  "src/**/*",
  `${BOOK}/**/*`,
  "static/**/*",
  "scripts/search/*",
  "scripts/offline/*",
  "*.config.ts",
  "sidebars.ts",
  "package-lock.json",
  "recorded/bench.json",
];

/** What the build reads. The engines' files carry a hash in their names: their size is enough. */
function hashOfInputs(): string {
  const hash = createHash("sha256").update(JSON.stringify(FIXTURE));
  for (const file of globSync(READ).sort()) {
    const { size } = statSync(file);
    if (statSync(file).isFile()) hash.update(`${file} ${size} `).update(file.startsWith("static/engines") ? "" : readFileSync(file));
  }
  return hash.digest("hex");
}

/** Builds the small book by the site's own configuration, and its search index; nothing where it was built from the same already. */
export function buildFixture(): void {
  const inputs = hashOfInputs();
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === inputs) return;
  console.log("Building the small book of the browser tests…");
  const env = {
    ...process.env,
    BOOK_ROOT: BOOK,
    BASE_URL: FIXTURE.base,
    GITHUB_REPOSITORY: FIXTURE.repository,
    NODE_ENV: "production",
    // Beside what the book itself was built from.
    DOCUSAURUS_GENERATED_FILES_DIR_NAME: ".docusaurus/fixture",
  };
  execFileSync("npx", ["docusaurus", "build", "--out-dir", FIXTURE.folder], { env, stdio: ["ignore", "pipe", "inherit"] });
  for (const script of ["scripts/search/index.ts", "scripts/offline/index.ts"])
    execFileSync(process.execPath, ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", script, FIXTURE.folder], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
  writeFileSync(MARK, inputs);
}
