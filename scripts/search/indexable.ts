const HEADING = /<h([1-3])\b[^>]*\bid=["']?([\w-]+)["']?[^>]*>([\s\S]*?)<\/h\1>/;
const LISTING = /<figure\b[^>]*?\bid=["']?(l-[\w-]+)["']?/;
const PLACES = new RegExp(`${HEADING.source}|${LISTING.source}|</figure>`, "g");

/**
 * A built page as Pagefind should read it; never served. Code counts less than prose, captions and buttons do not count, cells do not run
 * together, and a listing that has a name is a place that results can open at. Pagefind leaves out labels; those of a rubric are its text.
 */
export function indexable(html: string): string {
  const readable = html
    .replace(/<a\b[^>]*hash-link[^>]*>.*?<\/a>/g, "")
    .replace(/<t[dhr]\b/g, " $&")
    .replace(/<pre\b/g, '$& data-pagefind-weight="0.3"')
    .replace(/<(?:figcaption|button|summary)\b|<div role=["']?group\b/g, "$& data-pagefind-ignore")
    .replace(/<ul\b[^>]*\bdata-rubric\b.*?<\/ul>/gs, (rubric) => rubric.replace(/<(\/?)label\b/g, "<$1span"));
  return withPlaces(readable);
}

/** Behind a listing the section goes on, so its heading is named again: else the prose there would count as the listing's. */
function withPlaces(html: string): string {
  let section = "";
  return html.replace(PLACES, (whole: string, _level: string, heading: string, words: string, listing: string) => {
    if (heading) section = `<span id="${heading}" data-pagefind-title="${words.replace(/<[^>]*>/g, "").replace(/"/g, "&quot;")}"></span>`;
    if (heading) return whole;
    if (!listing) return `${whole}${section}`;
    // A listing without a name of its own is counted, and its number moves.
    return /^l-listing-\d+$/.test(listing) ? whole : `${whole} data-pagefind-title="Listing: ${listing.slice(2).replace(/-/g, " ")}"`;
  });
}
