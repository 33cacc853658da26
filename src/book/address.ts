import { isPicture, targetOf, urlOf } from "./names.ts";

/** How a chapter links to a file that is served as it is. */
const SERVED = "pathname:///";

/**
 * Where a link of a page leads, for a text that is read elsewhere.
 * @param url as the page has it: `#l-drain`, `../go/08-channels.md#l-drain`, `pathname:///sql/shop.sql`, or an address on the web, which stays
 * @param file the page's path from the book's folder
 * @param site the address of the published site, with its base URL: `https://example.org/book/`
 */
export function addressOf(url: string, file: string, site: string): string {
  if (/^https?:/i.test(url)) return url;
  if (url.startsWith(SERVED)) return new URL(url.slice(SERVED.length), site).href;
  const target = targetOf(url, file);
  if (isPicture(target.file)) return new URL(target.file.replace(/^docs\//, ""), site).href;
  return pageAddress(target.file, site) + (target.id && `#${target.id}`);
}

/** Where a page is published. */
export const pageAddress = (file: string, site: string): string => new URL(urlOf(file).slice(1), site).href;
