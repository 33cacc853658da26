import { expect, test } from "vitest";
import { describeInBrowser, openSite, wake } from "./site.ts";

const visit = openSite({ awake: true });

describeInBrowser("all questions", () => {
  test("what is chosen stands in the address, and an address is a choice", async () => {
    const { page, errors } = await visit("/questions/");
    const links = page.locator("main li a");
    const all = await links.count();
    expect(all).toBeGreaterThan(12);
    await page.getByRole("combobox", { name: "Part" }).selectOption("sql");
    await page.getByLabel("Level").selectOption("Staff");
    await page.waitForURL("**/questions/?part=sql&level=Staff");
    const staff = await links.count();
    expect(staff).toBeGreaterThan(0);
    expect(staff).toBeLessThan(all);
    await page.goto(new URL("?text=ledger", page.url()).href);
    await page.getByText(/^1 of/).waitFor();
    await links.first().click();
    await page.waitForURL("**/#q-ledger-level");
    expect(errors).toEqual([]);
  });

  test("a link to the whole list takes the filter away, and Back brings it again", async () => {
    const { page, errors } = await visit("/questions/");
    const field = page.getByLabel("Words or tags");
    const links = page.locator("main li a");
    const all = await links.count();
    await field.pressSequentially("deadlock");
    await page.waitForURL("**/questions/?text=deadlock");
    expect(await links.count()).toBeLessThan(all);
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.waitForURL("**/questions/");
    await expect.poll(() => field.inputValue()).toBe("");
    expect(await links.count()).toBe(all);
    await page.goBack();
    await page.waitForURL("**/questions/?text=deadlock");
    await expect.poll(() => field.inputValue()).toBe("deadlock");
    expect(errors).toEqual([]);
  });

  test("without script it is the whole list", async () => {
    const { page } = await visit("/questions/", { script: false });
    expect(await page.locator("main li a").count()).toBeGreaterThan(12);
    expect(await page.locator("main form").isVisible()).toBe(false);
  });
});

describeInBrowser("the switch of the keys", () => {
  test("blocked storage loses nothing but the switch", async () => {
    const { page, context, errors } = await visit("/");
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(new URL("/go/channels/", page.url()).href);
    await wake(page);
    await page.getByRole("checkbox", { name: /Keys:/ }).uncheck();
    expect(errors.filter((error) => !error.includes("storage"))).toEqual([]);
  });
});
