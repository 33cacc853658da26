import parseRanges from "parse-numeric-range";
import { normalizeTokens, type Token } from "prism-react-renderer";
import Prism from "prismjs";
import "prismjs/components/prism-bash";
import "prismjs/components/prism-diff";
import "prismjs/components/prism-go";
import "prismjs/components/prism-json";
import "prismjs/components/prism-protobuf";
import "prismjs/components/prism-sql";
import "prismjs/components/prism-yaml";
import { cutAt, escapeHtml } from "./plain.ts";

/** Transcripts of redis-cli and of shells: who speaks, what acts on the servers, what goes wrong. */
Prism.languages.console = {
  comment: /^#(?: .*)?$/m,
  keyword: /^! .*$/m,
  function: /^[A-Za-z][\w-]*(?:@[a-z][\w-]*)?>/m,
  deleted: /\(error\) .*|^Error: .*$/m,
  number: /\((?:integer|nil|empty array|waits|resumes|receives)\)(?: -?\d+)?/,
  string: /"(?:\\.|[^"\\])*"/,
};

export type Lines = {
  /** Lines to mark, as in `1,3-5`. */
  marked?: string | undefined;
  numbered?: boolean | undefined;
  /** Lines behind which the code is cut in two, from 1. */
  cuts?: readonly number[] | undefined;
};

/** What has a colour, and the class that gives it: code.css. All else is plain, and needs no markup. */
const CLASSES: Record<string, string> = {
  comment: "c",
  prolog: "c",
  keyword: "k",
  atrule: "k",
  boolean: "k",
  deleted: "k",
  string: "s",
  char: "s",
  "attr-value": "s",
  inserted: "s",
  number: "n",
  constant: "n",
  symbol: "n",
  function: "f",
  tag: "f",
  property: "f",
  "attr-name": "f",
  builtin: "t",
  "class-name": "t",
  variable: "t",
};

/**
 * Code as HTML, coloured, in as many pieces as it is cut into; a piece ends with the end of its last line. Runs when the site is built: in the
 * bundle for browsers ./plain.ts stands in its place (plugin.ts), since a page arrives with its code coloured and a browser keeps what it got.
 */
export function highlight(code: string, language: string, { marked = "", numbered = false, cuts = [] }: Lines): string[] {
  const grammar = Prism.languages[language];
  const marks = new Set(parseRanges(marked));
  const lines = normalizeTokens(grammar ? Prism.tokenize(code, grammar) : [code]).map((line, at, { length }) => {
    const html = line.map(markUp).join("");
    if (!marked && !numbered) return at + 1 < length ? `${html}\n` : html;
    return `<span class="line${marks.has(at + 1) ? " marked" : ""}">${html}\n</span>`;
  });
  return cutAt(lines, cuts).map((own) => own.join(""));
}

/** A piece of a line, which is never a line's end; of an empty line there is one that is `empty`. Of what it is called the last name that has a colour is the nearest. */
function markUp({ types, content, empty }: Token): string {
  if (empty) return "";
  const named = types.findLast((type) => CLASSES[type] !== undefined);
  return named ? `<span class=${CLASSES[named]}>${escapeHtml(content)}</span>` : escapeHtml(content);
}
