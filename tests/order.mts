import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes a minute or more, the longest first: what begins last runs alone. Files of `site` come before those of the browser, since a worker
 * that runs another project has to begin anew.
 */
const LONG = [
  "site/search",
  "browser/pages",
  "browser/go",
  "browser/offline",
  "browser/first",
  "browser/weight",
  "browser/progress",
  "browser/postgres",
  "browser/sandbox",
  "browser/nothing-lost",
  "browser/interview",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const file = relative(import.meta.dirname, moduleId);
  const place = LONG.findIndex((name) => file.startsWith(name));
  if (place !== -1) return place;
  return file.startsWith("site/") ? 0.5 : LONG.length;
};

/** On two cores no order is as good, and none is kept between two runs of a machine that begins with nothing. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
