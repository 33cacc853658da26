import { type Listing, shownLines, showsOf } from "../../src/listings/index.ts";
import { complain, type Rule } from "./rule.ts";

/** Lines that a reader has to look at, and columns that there is room for beside the contents; a tab goes to the next fourth one, as in the page. */
const [MOST_LINES, WIDEST] = [25, 76];
const TAB = 4;

/** A listing is looked at as a whole: at most so many lines stand open, and none is cut at the edge of its box. */
export const fits: Rule = ({ listings }) =>
  listings.flatMap((listing) => {
    const { contract, node, line } = listing;
    const shown = shownLines(listing);
    const count = shown ? shown.last - shown.first + 1 : 0;
    const paste = `\`\`\`${contract.name} show=1-${MOST_LINES}`;
    const long =
      count > MOST_LINES
        ? [complain(line, `a listing with ${count} lines to look at`, `at most ${MOST_LINES}: the page folds the rest`, paste)]
        : [];
    return [...unwritten(listing), ...long, ...(wraps(listing) ? [] : wideIn(node.value, line))];
  });

/** An output that nobody has written yet, or never will: a page would show an empty box. */
const unwritten = ({ output, node }: Listing) =>
  output && output.node !== node && output.body.trim() === ""
    ? [complain(output.line, "an output without a line", "what npm run verify -- --update writes; no output where nothing is printed")]
    : [];

/** What the page breaks where there is no more room: a command of a transcript is one line, and an interleaving is laid out in lanes. */
const wraps = (listing: Listing): boolean => listing.output?.node === listing.node || showsOf(listing) === "sessions";

/** A line that is one word from its first column on, such as a long ARN, cannot be broken. */
const wideIn = (code: string, line: number) =>
  code.split("\n").flatMap((text, at) => {
    const columns = columnsOf(text);
    return columns > WIDEST && /\s/.test(text)
      ? [complain(line + 1 + at, `a line of ${columns} columns`, `at most ${WIDEST}, a tab as ${TAB}: break it`)]
      : [];
  });

/** How many columns a line takes. */
const columnsOf = (text: string): number =>
  [...text].reduce((columns, sign) => (sign === "\t" ? columns + TAB - (columns % TAB) : columns + 1), 0);
