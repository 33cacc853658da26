/**
 * A chapter to take elsewhere, at its foot. The button is served by the script in the page's head (src/client/take.ts), and is not shown where
 * scripts are off; the link needs none.
 */
export const Take = () => (
  <p className="take">
    <button type="button" className="action" data-copy="">
      Copy page
    </button>
    <a href="index.md">This page as Markdown</a>
  </p>
);
