const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const DECLARATION = /^\s*(?:func|type|var|const)\b/m;
const IMPORT = /\bimport\s*(?:\(([^)]*)\)|(?:[\w.]+\s*)?("[^"]*"|`[^`]*`))/g;
const PATH = /"([^"]*)"|`([^`]*)`/g;

/** The packages that a Go file imports, in its order. Of a file that does not parse, those that can be told. */
export function goImports(code: string): string[] {
  const plain = code.replaceAll(COMMENT, "");
  const head = plain.slice(0, DECLARATION.exec(plain)?.index);
  const clauses = [...head.matchAll(IMPORT)].map(([, group, single]) => group ?? single ?? "");
  return clauses.flatMap((clause) => [...clause.matchAll(PATH)].map(([, quoted, raw]) => quoted ?? raw ?? ""));
}
