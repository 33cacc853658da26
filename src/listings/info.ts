import type { Finding } from "../contracts/index.ts";

/** A word of an info string and the column (1-based, in the file) where it starts. */
export type Word = { text: string; column: number };

/** `key=value`, or a bare `key`, whose value is then `undefined`. */
export type Attribute = { key: Word; value: Word | undefined };

/** A fence's info string, taken apart: `lang [verb] key=value… {ranges}`. Nothing is judged yet. */
export type Info = {
  raw: string;
  lang: Word;
  verb: Word | undefined;
  attributes: Attribute[];
  /** `1,3-5` of `{1,3-5}`: lines a highlighter marks. */
  highlight: string | undefined;
};

const TOKEN = /\{(?<ranges>[^}]*)\}|(?<key>[^\s={}"]+)(?:=(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]*)))?|(?<stray>\S+)/g;
const RANGES = /^\d+(-\d+)?(,\d+(-\d+)?)*$/;
const FORBIDDEN = /[\\&`{}]/;

/**
 * Parses the info string of one fence.
 * @param raw the text behind the fence markers, exactly as it stands in the file: Markdown has not decoded it
 * @param line 1-based line of the fence
 * @param column 1-based column at which `raw` starts
 */
export function parseInfo(raw: string, line: number, column: number): { info: Info; findings: Finding[] } {
  const findings: Finding[] = [];
  const words: Attribute[] = [];
  let highlight: string | undefined;
  for (const match of raw.matchAll(TOKEN)) {
    const at = column + match.index;
    const { ranges, key } = match.groups ?? {};
    if (ranges !== undefined) {
      if (RANGES.test(ranges)) highlight = ranges;
      else findings.push({ line, column: at, found: `line ranges ${match[0]}`, allowed: "{1,3-5}" });
    } else if (key === undefined) {
      findings.push({ line, column: at, found: `stray ${match[0]}`, allowed: 'words, key=value and key="a value"' });
    } else {
      words.push({ key: { text: key, column: at }, value: readValue(match, at) });
    }
  }
  findings.push(...words.flatMap((word) => forbiddenIn(word, line)));
  const [first, second, ...rest] = words;
  const lang = first?.key ?? { text: "", column };
  const verb = second && !second.value ? second.key : undefined;
  return { info: { raw, lang, verb, attributes: verb || !second ? rest : [second, ...rest], highlight }, findings };
}

/** The value behind `key=`, and the column of its first character: behind the quote, where there is one. */
function readValue(match: RegExpExecArray, at: number): Word | undefined {
  const { key = "", quoted, bare } = match.groups ?? {};
  if (quoted !== undefined) return { text: quoted, column: at + key.length + 2 };
  return bare === undefined ? undefined : { text: bare, column: at + key.length + 1 };
}

function forbiddenIn({ key, value }: Attribute, line: number): Finding[] {
  if (!value || !FORBIDDEN.test(value.text)) return [];
  const allowed = "a value without them: Markdown would change it. Patterns live in the body, as comments";
  return [{ line, column: value.column, found: `one of \\ & \` { } in the value of ${key.text}=`, allowed }];
}
