import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONTRACTS } from "../../src/listings/index.ts";

const NAMES = Object.keys(CONTRACTS);
const NAME = NAMES.join("|");
const LANG = [...new Set(NAMES.map((name) => `${name.split(" ")[0]} `))].join("|");

/** What asks a name which it is: a comparison, a case, a search in a list, the beginning of a text. */
const ASKS = new RegExp(
  [
    `[!=]==? *["'\`](${NAME})["'\`]`,
    `["'\`](${NAME})["'\`] *[!=]==`,
    `case ["'\`](${NAME})["'\`]`,
    `\\[["'\`](${NAME})["'\`][^\\]]*\\]\\.includes`,
    `\\.(startsWith|split|slice)\\(["'\`](${LANG})`,
    "contract\\.name\\.",
    "\\bcontract(\\.name)? *[!=]==",
  ].join("|"),
);

const asked = (files: string[]) =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((text, i) => (ASKS.test(text) ? [`${file}:${i + 1}: ${text.trim()}`] : [])),
  );

test("what a contract is stands in its own module: nobody else asks for its name", () => {
  expect(
    asked(globSync("{src,verify,scripts,bench,tests}/**/*.{ts,tsx,mjs}", { exclude: ["src/contracts/**", "**/node_modules/**"] })),
  ).toEqual([]);
});

test("who asks is found", () => {
  expect(asked(globSync("src/contracts/{iam,protobuf}/*.ts")).length).toBeGreaterThan(2);
});
