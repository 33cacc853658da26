/** What is kept in a browser by name. Storage may be blocked or full: then it is as if nothing had been kept, and lasts as long as the page. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether it could be kept; `undefined` removes it */
export function writeKept(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}
