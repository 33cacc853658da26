import { join } from "node:path";
import * as z from "zod";
import type { Listing } from "../../../src/listings/index.ts";
import { type Buf, packageOf, readReview, writeModule } from "./buf.ts";
import type { ProtobufObserved } from "./seen.ts";

const JSON_ERRORS = ["--error-format", "json"];

/** What buf's STANDARD rules say of a file, and its compiler, when it does not come so far. */
export async function observeLint(buf: Buf, { code, contract }: Listing, folder: string): Promise<ProtobufObserved> {
  const file = `${packageOf(code).replaceAll(".", "/")}/listing.proto`;
  writeModule(join(buf.folder, folder), file, code, { lint: { use: ["STANDARD"] } });
  const review = readReview(await buf.run(["lint", folder, ...JSON_ERRORS], contract.timeout), folder);
  return { kind: "reviewed", review };
}

// The same for both, whatever their packages, so that they are taken for one file.
const FILE = "listing.proto";

/** What buf says of a file, compared with an earlier one. */
export async function observeBreaking(buf: Buf, listing: Listing<"protobuf breaking">, folder: string): Promise<ProtobufObserved> {
  const { contract, needs, code } = listing;
  const base = needs.find(({ contract: { id } }) => id === contract.of);
  if (!base) return { kind: "broken", message: `of=${contract.of} is no listing of this chapter` };
  const category = contract.category.toUpperCase().replace("-", "_");
  const unknown = await unknownRule(buf, contract.rule, category);
  if (unknown) return { kind: "broken", message: unknown };
  const [before, after] = [join(folder, "before"), join(folder, "after")];
  writeModule(join(buf.folder, before), FILE, base.code);
  writeModule(join(buf.folder, after), FILE, code, { breaking: { use: [category] } });
  const review = readReview(await buf.run(["breaking", after, "--against", before, ...JSON_ERRORS], contract.timeout), after);
  return { kind: "reviewed", review };
}

const rule = z.object({ id: z.string(), categories: z.array(z.string()) });

/** A rule that the category does not hold can never be broken: says so, with those it holds. */
async function unknownRule(buf: Buf, wanted: string[], category: string): Promise<string | undefined> {
  const { stdout } = await buf.run(["config", "ls-breaking-rules", "--version", "v2", "--format", "json"], 10_000);
  const all = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => rule.parse(JSON.parse(line)));
  const known = all.filter(({ categories }) => categories.includes(category)).map(({ id }) => id);
  const stray = wanted.find((id) => !known.includes(id));
  if (!stray) return undefined;
  const elsewhere = all.find(({ id }) => id === stray)?.categories.join(", ");
  const where = elsewhere ? `is a rule of ${elsewhere}, not of ${category}` : "is no rule of buf";
  return `${stray} ${where}. ${category} has: ${known.join(" ")}`;
}
