import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { Complaint, Finding } from "../listings/index.ts";

/** A page's text with lines that end in LF, whatever the file has, and what is wrong with the bytes of the file. */
export type Source = { text: string; complaints: Complaint[] };

/** What mends the ends of lines, and a mark in front of the first. */
const MEND = "npm run book -- --update";

/** Reads a file below `docs`. What is not UTF-8 is a complaint with its line, not a crash. */
export function readSource(root: string, file: string): Source {
  const bytes = readFileSync(`${root}/${file}`);
  const text = bytes.toString("utf8");
  const findings = [...judgeEncoding(bytes), ...judgeMark(text), ...judgeEnds(text)];
  return { text: mended(text), complaints: findings.map((finding) => ({ file, ...finding })) };
}

/** The same text as every file of the book has it. */
export const mended = (text: string): string => text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");

function judgeEncoding(bytes: Buffer): Finding[] {
  if (isUtf8(bytes)) return [];
  const lines = bytes.toString("latin1").split("\n");
  const line = lines.findIndex((text) => !isUtf8(Buffer.from(text, "latin1"))) + 1;
  return [{ line, column: 1, found: "bytes that are not UTF-8", allowed: "UTF-8 text: save the file in that encoding" }];
}

const judgeMark = (text: string): Finding[] =>
  text.startsWith("\uFEFF") ? [{ line: 1, column: 1, found: "a byte order mark", allowed: "none", paste: MEND }] : [];

function judgeEnds(text: string): Finding[] {
  const count = text.match(/\r\n?/g)?.length ?? 0;
  if (count === 0) return [];
  const line = text.slice(0, text.indexOf("\r")).split("\n").length;
  const found = `${count} lines that end in CR`;
  return [{ line, column: 1, found, allowed: "LF alone, as .gitattributes has git check it out; this mends every page:", paste: MEND }];
}
