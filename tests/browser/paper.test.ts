import { expect, test } from "vitest";
import { builtPages } from "../../scripts/site/pages.ts";
import { describeInBrowser, openFixture, openSite } from "./site.ts";

const visitBook = openSite({ same: true });
const visit = openFixture({ same: true });
const CHAPTERS = builtPages().filter(({ url, html }) => html.includes("data-listing") && url !== "/");
/** Those that have most to print; pages of paper follow what stands in the markup, roughly. */
const LONGEST = CHAPTERS.slice(-12).map(({ url }) => url);
const PAGES = 25;

describeInBrowser("on paper", () => {
  test.each(LONGEST)(
    "%s takes 25 pages of A4 or fewer",
    async (url) => {
      const { page } = await visitBook(url);
      const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThanOrEqual(PAGES);
    },
    60_000,
  );

  test("every line of every listing is there, and no control", async () => {
    const { page } = await visit("/go/channels/");
    await page.emulateMedia({ media: "print" });
    const unseen = await page
      .locator("[data-code] pre")
      .evaluateAll((all) => all.filter((pre) => pre.getClientRects().length === 0).length);
    expect(unseen).toBe(0);
    const controls = await page
      .locator("button, textarea, select")
      .evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length);
    expect(controls).toBe(0);
  });

  test("labels and captions stay with what they are about", async () => {
    const { page } = await visit("/sql/isolation/");
    await page.emulateMedia({ media: "print" });
    const breaks = await page.locator("[data-listing]").evaluateAll((all) =>
      all.flatMap((listing) => {
        const [label, caption] = [listing.querySelector("[class*=label]"), listing.querySelector("figcaption")];
        return [label && getComputedStyle(label).breakAfter, caption && getComputedStyle(caption).breakBefore].filter(
          (one) => one !== null,
        );
      }),
    );
    expect(new Set(breaks)).toEqual(new Set(["avoid"]));
  });

  test("what was offered to be guessed is answered at the end, and not where it is asked", async () => {
    const { page } = await visit("/go/channels/");
    await page.emulateMedia({ media: "print" });
    const folded = page.locator("[data-role=predict] > details").first();
    expect(await folded.evaluate((details) => getComputedStyle(details, "::details-content").rotate)).toBe("180deg");
    const answers = await page.locator("section", { has: page.getByRole("heading", { name: "Answers" }) }).textContent();
    const whys = await page.locator("[data-kind=Predict] details strong + p").allTextContents();
    expect(whys.length).toBeGreaterThan(0);
    for (const why of whys) expect(answers).toContain(why.trim());
  });
});
