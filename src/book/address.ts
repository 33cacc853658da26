import { isPicture, targetOf, urlOf } from "./names.ts";

/** How a chapter links to a file that is served as it is. */
const SERVED = "pathname:///";

/**
 * Where a link of a page leads, for a text that is read elsewhere.
 * @param url as the page has it: `#l-drain`, `../go/08-channels.md#l-drain`, `pathname:///sql/shop.sql`, or an address on the web, which stays
 * @param file the page's path from the book's folder
 * @param site what addresses of the site begin with: `https://example.org/book/`, or its base URL
 */
export function addressOf(url: string, file: string, site: string): string {
  if (/^https?:/i.test(url)) return url;
  if (url.startsWith(SERVED)) return site + url.slice(SERVED.length);
  const target = targetOf(url, file);
  if (isPicture(target.file)) return site + target.file.replace(/^docs\//, "");
  return pageAddress(target.file, site) + (target.id && `#${target.id}`);
}

/** Where a page is published. */
export const pageAddress = (file: string, site: string): string => site + urlOf(file).slice(1);
