import type { EngineName } from "../../src/listings/index.ts";
import type { Engine } from "../engine.ts";
import * as all from "./all.ts";

/** Every engine of the book: one that has no line in all.ts does not compile. */
export const ENGINES: Readonly<Record<EngineName, Engine>> = all;
