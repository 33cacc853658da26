import { expect, test } from "vitest";
import { CONTRACTS } from "../../../src/listings/index.ts";
import { describeContracts, HOLDS, ofTheLab } from "./contracts.ts";

test("every contract has a fixture", () => {
  // `go-run.md`, and what more there is to one: `go-run-older.md`.
  const byLength = Object.keys(CONTRACTS).sort((a, b) => b.length - a.length);
  const contractOf = (file: string) => byLength.find((name) => file.startsWith(`holds/${name.replaceAll(" ", "-")}`)) ?? file;
  expect([...new Set(HOLDS.map(contractOf))].sort()).toEqual(Object.keys(CONTRACTS).sort());
});

describeContracts(HOLDS.filter((file) => !ofTheLab(file)));
