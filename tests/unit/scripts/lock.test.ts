import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Package = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string>; integrity?: string };

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Package> };

/** Where Node would find a package for the one in `folder`: in its own node_modules, then in those above. */
function find(folder: string, name: string): string | undefined {
  const place = `${folder}${folder && "/"}node_modules/${name}`;
  if (packages[place] || folder === "") return packages[place] && place;
  return find(folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ""), name);
}

test("the lock names whatever a locked package asks for, optional packages of other platforms too: npm ci refuses it otherwise", () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([name]) => !find(folder, name))
      .map(([name, range]) => `${folder} asks for ${name} ${range}`),
  );
  expect(missing, "the registry that npm asked did not have these: take a version of which it has all").toEqual([]);
});

test("and what each has to be, byte for byte", () => {
  const unsure = Object.entries(packages).filter(([folder, { integrity }]) => folder && !integrity);
  expect(unsure.map(([folder]) => folder)).toEqual([]);
});
