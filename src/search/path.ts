import { PARTS } from "../book/parts.ts";

/** What addresses have, and no chapter is about. */
const EMPTY = new Set(["html", "htm", "index", "md", "mdx", "php", "docs", "www", "en", "and", "the", "of", "to", "a", "in"]);

/**
 * The words of an address that leads nowhere, to search for: `/go/08-chanels.html` is `chanels`. The part is among them where there is nothing else.
 * @param path below the site's own address
 */
export function wordsOfPath(path: string): string {
  const words = decoded(path)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !/^\d{1,2}$/.test(word) && !EMPTY.has(word.toLowerCase()));
  const said = words.filter((word) => !PARTS.some(({ id }) => id === word.toLowerCase()));
  return (said.length > 0 ? said : words).slice(0, 6).join(" ");
}

/** An address whose escapes are broken, as in `%E0%A4%A`, is taken as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
