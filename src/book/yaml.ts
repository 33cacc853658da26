import * as YAML from "yaml";
import type { Finding } from "../listings/index.ts";

/** A page in two: the YAML of its front matter, and what stands below it. `line`: of the line that parts them. */
export type Cut = { yaml: string; body: string; line: number };

/** YAML that was read, and the line of the page that a key stands in: of one that is not there, the key around it, or the first line. */
export type SafeYaml = { value: unknown; lineOf(path: PropertyKey[]): number };

/** More than a page has ever needed, and too little to build a bomb of. Characters. */
const LONGEST = 4_000;
const FORM = "a first line ---, then title: and description:, then a line ---";

/**
 * Takes front matter off a page. The site's own reader takes other languages as well, and executes JavaScript: `---js` and the like are refused,
 * as is an end that one reader would see and another not.
 */
export function cutFront(page: string): Cut | Finding {
  const lines = page.split("\n");
  const [first = ""] = lines;
  const wrong = (line: number, found: string): Finding => ({ line, column: 1, found, allowed: FORM, paste: "---" });
  if (first !== "---")
    return wrong(1, first.trim().startsWith("---") ? `front matter that begins with ${first.trim()}` : "no front matter");
  const end = lines.findIndex((line, at) => at > 0 && line.startsWith("---"));
  if (end < 0) return wrong(1, "front matter without an end");
  if (lines[end] !== "---") return wrong(end + 1, `front matter that ends with ${lines[end]}`);
  return { yaml: lines.slice(1, end).join("\n"), body: lines.slice(end + 1).join("\n"), line: end + 1 };
}

/** Reads YAML that a stranger may have written: not too much of it, nothing that grows when it is read, and no types of its own. */
export function readYaml(yaml: string): SafeYaml | Finding {
  if (yaml.length > LONGEST)
    return { line: 1, column: 1, found: `front matter of ${yaml.length} characters`, allowed: `at most ${LONGEST}` };
  const lineAt = (offset: number) => 1 + yaml.slice(0, offset).split("\n").length;
  try {
    const document = YAML.parseDocument(yaml);
    const [fault] = [...document.errors, ...document.warnings];
    if (fault?.message.startsWith("Maximum call stack"))
      return { line: lineAt(fault.pos[0]), column: 1, found: "front matter that is nested too deeply", allowed: FORM };
    if (fault) return notYaml(yaml, lineAt(fault.pos[0]), fault.message.split("\n")[0] ?? "");
    const alias = findAlias(document);
    if (alias !== undefined)
      return { line: lineAt(alias), column: 1, found: "an alias in front matter", allowed: "the value itself, written out" };
    const lineOf = (path: PropertyKey[]): number => {
      if (path.length === 0) return 1;
      const offset = offsetOf(document, path);
      return offset === undefined ? lineOf(path.slice(0, -1)) : lineAt(offset);
    };
    return { value: document.toJS() ?? {}, lineOf };
  } catch (error) {
    const found = `front matter that cannot be read: ${error instanceof Error ? error.message : error}`;
    return { line: 1, column: 1, found, allowed: FORM };
  }
}

/** Where a key stands, or an item of a list. */
function offsetOf(document: YAML.Document, path: PropertyKey[]): number | undefined {
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const own = YAML.isMap(around) ? around.items.find(({ key }) => YAML.isScalar(key) && key.value === path.at(-1))?.key : undefined;
  return ((own ?? document.getIn(path, true)) as YAML.Node | undefined)?.range?.[0];
}

function findAlias(document: YAML.Document): number | undefined {
  let offset: number | undefined;
  YAML.visit(document, {
    Alias: (_, { range }) => {
      offset = range?.[0] ?? 0;
      return YAML.visit.BREAK;
    },
  });
  return offset;
}

function notYaml(yaml: string, line: number, message: string): Finding {
  const [, key, value] = /^([\w-]+): +([^"'[{].*)$/.exec(yaml.split("\n")[line - 2] ?? "") ?? [];
  const finding = { line, column: 1, found: `front matter that is no YAML: ${message.replace(/ at line \d+, column \d+:?$/, "")}` };
  if (!key || !value?.includes(": ")) return { ...finding, allowed: "key: value, one to a line" };
  return { ...finding, allowed: "quotes around a value that has a colon in it", paste: `${key}: ${JSON.stringify(value)}` };
}
