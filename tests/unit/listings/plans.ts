import { readChapter } from "../../../verify/chapters.ts";

/** A small book of plans of many shapes; the harness records them: `BOOK_ROOT=tests/fixtures/plans node verify/cli.ts --update`. */
const SHAPES = "tests/fixtures/plans";

/** Its plans, with their headings. Below "Left as text" are those that no tree can be made of. */
export const PLANS = plansOf();

function plansOf(): { name: string; text: string; isText: boolean }[] {
  const { text, listings } = readChapter(SHAPES, "docs/sql/01-shapes.md");
  const lines = text.split("\n");
  const left = lines.indexOf("## Left as text") + 1;
  return listings.flatMap(({ output, line }) => {
    const heading = lines.slice(0, line).findLast((above) => above.startsWith("### "));
    return output ? [{ name: heading?.slice("### ".length) ?? "", text: output.body.trimEnd(), isText: line > left }] : [];
  });
}
