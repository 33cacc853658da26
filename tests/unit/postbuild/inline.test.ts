import { expect, test } from "vitest";
import { bundleModule, bundleScript, inlineScripts } from "../../../src/postbuild/inline.ts";
import { makeBook } from "../../book.ts";

const files = {
  "told.ts": 'export const told = (what: string) => (globalThis as any).told.push("told " + what);\n',
  "one.ts": 'import { told } from "./told.ts";\ndeclare const NAME: string;\ntold(NAME);\n',
  "two.ts": 'import { told } from "./told.ts";\ntold("</script>");\n',
};

/** What a script said, run as a page runs it. */
function run(script: string): string[] {
  const page = { told: [] as string[] };
  new Function("globalThis", script)(page);
  return page.told;
}

test("scripts of a head run in their order, with values for names, and share what they import", () => {
  const root = makeBook(files);
  const script = inlineScripts([`${root}/one.ts`, `${root}/two.ts`], { NAME: "one" });
  expect(run(script)).toEqual(["told one", "told </script>"]);
  expect(script.match(/"told "/g)).toHaveLength(1);
  expect(script).not.toContain("</script");
  expect(script).not.toContain("\n");
});

test("a worker's script runs by itself; a module gives what it exports", () => {
  const root = makeBook(files);
  expect(run(bundleScript(`${root}/two.ts`))).toEqual(["told </script>"]);
  expect(bundleModule(`${root}/told.ts`)).toMatch(/export\s*\{\s*\w+ as told\s*\}/);
});
