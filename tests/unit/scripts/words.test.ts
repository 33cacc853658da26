import { expect, test } from "vitest";
import { countedText, wordsOf } from "../../../scripts/search/words.ts";
import { parseHtml } from "../../../src/postbuild/html.ts";

test("words of prose that stand there more than once, and of headings and aliases, most frequent first", () => {
  const html = `<main><nav>menu menu</nav><div data-pagefind-body data-aliases="<nil> mutex"><h2>Nobody</h2><p>Channel channel, channel. A <b>dead</b>
    lock, deadlock and dead\u200Block. e.close close &nbsp; close 40001x single <pre>code code</pre></div><nav>menu</nav></main><footer>menu</footer>`;
  expect(wordsOf([countedText(parseHtml(html))])).toEqual(["channel", "close", "deadlock", "mutex", "nobody"]);
});
