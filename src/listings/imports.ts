const IMPORT = /^\s*(?:import\s+)?(?:[\w.]+\s+)?(?:"([^"]+)"|`([^`]+)`)/;

/** The packages that a Go file imports, in its order. A file that does not parse has those that can be told. */
export function goImports(code: string): string[] {
  const found: string[] = [];
  let inside = false;
  for (const line of code.replaceAll(/\/\*[\s\S]*?\*\//g, "").split("\n")) {
    if (/^\s*import\s*\(/.test(line)) inside = true;
    else if (/^\s*(func|type|var|const)\b/.test(line)) break;
    const asked = inside || /^\s*import\b/.test(line) ? IMPORT.exec(line) : null;
    const path = asked?.[1] ?? asked?.[2];
    if (path !== undefined) found.push(path);
    if (inside && line.includes(")")) inside = false;
  }
  return found;
}
