import { findHome } from "../../lab/find.ts";
import { findEmulator } from "../../lab/lambda/emulator.ts";
import { findMoto } from "../../lab/moto/venv.ts";
import { PROGRAMS } from "../../lab/packages.ts";

/** Before the unit tests: where engines have to be made first, that is not part of any test's time. */
export default async function provideEngines(): Promise<void> {
  for (const program of PROGRAMS) await findHome(program);
  await findMoto();
  await findEmulator();
}
