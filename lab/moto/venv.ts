import { join } from "node:path";
import type { Missing } from "../home.ts";
import { findVenv } from "../venv.ts";

/** A Python with moto in it. */
export type Moto = { python: string; version: string };

/** moto, as `findVenv` finds what Python's package index has. */
export async function findMoto(): Promise<Moto | Missing> {
  const requirements = join(import.meta.dirname, "requirements.txt");
  const found = await findVenv({ name: "moto", is: "moto (the emulator of AWS)", requirements });
  return "missing" in found ? found : { python: join(found.folder, "bin", "python"), version: found.version };
}
