import { goRunner } from "./go/index.ts";
import type { Runner } from "./runner.ts";
import { sqlRunner } from "./sql/index.ts";

/** Every engine of the book, by the language of its fences. */
export const RUNNERS: Record<string, Runner> = { go: goRunner, sql: sqlRunner };
