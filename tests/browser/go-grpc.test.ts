import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { edit, ended, press, status } from "./program.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ workers: true });

const first = (page: Page) => page.locator('[data-program="run"]').first();
/** The one that has a server and its client. */
const program = (page: Page) => page.locator('#l-one-order [data-program="run"], [data-program="run"]#l-one-order');
const printed = async (page: Page): Promise<string> => (await program(page).locator('[data-stream="out"]').allTextContents()).join("");

/** Which packs of Go's packages the page has fetched; what is fetched is kept. */
const packs = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept = await (await caches.open("go-engine")).keys();
    const names = kept.map(({ url }) => /([a-z0-9]+)-[0-9a-f]{16}\.bin\.zst$/.exec(url)?.[1] ?? "");
    return names.filter((name) => name !== "").sort();
  });

describeInBrowser("gRPC in the page", () => {
  test("a listing that needs none of its packages fetches none", async () => {
    const { page } = await visit("/go/channels/");
    expect(await ended(first(page))).toBe("0");
    expect(await packs(page)).toEqual(["std0"]);
  });

  test("a server and its client run in one program, as recorded and as changed; Stop ends them", async () => {
    const { page, requests, errors } = await visit("/kafka/more/");
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.includes("/engines/"))).toEqual([]);
    expect(await packs(page)).toEqual([]);
    expect(await ended(program(page))).toBe("0");
    expect(await printed(page)).toBe("7 tea 995 <nil>\n");
    expect(await packs(page)).toEqual(["grpc", "std0", "std1", "std2"]);

    const source = (await program(page).locator("[data-code] code").first().textContent()) ?? "";
    const refused = `(&shop.Server{OnGet: func(context.Context, *shop.Query) (*shop.Order, error) {
		return nil, status.Error(codes.NotFound, "no such order")
	}})`;
    const changed = source
      .replace("(&shop.Server{})", refused)
      .replace('"book/shop"', '"book/shop"\n\t"google.golang.org/grpc/codes"\n\t"google.golang.org/grpc/status"');
    await edit(program(page), changed);
    expect(await ended(program(page))).toBe("0");
    expect(await printed(page)).toMatch(/rpc error: code = NotFound desc = no such order\n$/);

    await edit(
      program(page),
      source.replace("fmt.Println(", "for {\n\t\torders.Get(context.Background(), &shop.Query{})\n\t}\n\tfmt.Println("),
    );
    await press(program(page), "Run");
    await status(program(page)).and(program(page).locator('[data-phase="running"]')).waitFor({ timeout: 180_000 });
    await press(program(page), "Stop");
    expect(await status(program(page)).textContent()).toContain("Stopped.");
    expect(errors).toEqual([]);
  });
});
