import type { Missing } from "../../engine.ts";
import type { ProgramBackend } from "./program-backend.ts";

type Opening = () => Promise<ProgramBackend | Missing>;

/** Several engines for the programs of one module: each is ready and empty, and all addresses are in the environment. Or what is missing. */
export async function joinedBackend(openings: Opening[]): Promise<ProgramBackend | Missing> {
  const opened: ProgramBackend[] = [];
  const close = async () => {
    await Promise.all(opened.map((backend) => backend.close()));
  };
  for (const open of openings) {
    const backend = await open().catch(async (error: unknown) => {
      await close();
      throw error;
    });
    if ("missing" in backend) {
      await close();
      return backend;
    }
    opened.push(backend);
  }
  const more = opened.flatMap(({ another }): Opening[] => (another ? [another] : []));
  return {
    version: opened.map(({ version }) => version).join(" and "),
    died: () => Promise.race(opened.map((backend) => backend.died())),
    isWell: async () => (await Promise.all(opened.map((backend) => backend.isWell()))).every(Boolean),
    reach() {
      const all = opened.map((backend) => backend.reach());
      const network = all.some((reach) => reach.network === "machine") ? "machine" : "own";
      return { network, sees: all.flatMap(({ sees }) => sees) };
    },
    async next() {
      const environments = await Promise.all(opened.map((backend) => backend.next()));
      return Object.assign({}, ...environments) as Record<string, string>;
    },
    async rest() {
      await Promise.all(opened.map((backend) => backend.rest?.()));
    },
    ...(more.length === opened.length && { another: () => joinedBackend(more) }),
    close,
  };
}
