import { asm } from "./asm.ts";
import { bench } from "./bench.ts";
import { escapes } from "./escape.ts";
import { fail } from "./fail.ts";
import { panic } from "./panic.ts";
import { race } from "./race.ts";
import { run } from "./run.ts";
import { test } from "./test.ts";
import { vet } from "./vet.ts";

/** Programs, and what Go's tools say of them. */
export const GO = {
  "go run": run,
  "go fail": fail,
  "go panic": panic,
  "go race": race,
  "go escape": escapes,
  "go asm": asm,
  "go vet": vet,
  "go test": test,
  "go bench": bench,
};
