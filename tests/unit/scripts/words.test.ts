import { expect, test } from "vitest";
import { wordsOf } from "../../../scripts/search/words.ts";

test("words of prose that stand there more than once, most frequent first", () => {
  const html = `<main><nav>menu menu</nav><div data-pagefind-body><p>Channel channel, channel. A <b>dead</b> lock, deadlock and dead\u200Block once.
    e.close close &nbsp; close 40001x <pre>code code</pre></div></main><footer>menu</footer>`;
  expect(wordsOf([html, html])).toEqual(["channel", "close", "deadlock", "dead", "lock", "once"]);
});
