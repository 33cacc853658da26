import { expect, test } from "vitest";
import { drawApart } from "../../../scripts/epub/diagram.ts";

const words = "  accTitle: What follows\n  accDescr: A leads to B.\n";

test("a diagram by itself has its colours and its words, and needs no page", () => {
  const { svg, title, description } = drawApart(`flowchart LR\n${words}  A[one] -- yes --> B{two}\n`) ?? expect.fail("not drawn");
  expect([title, description]).toEqual(["What follows", "A leads to B."]);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*><style>/);
  expect(svg).not.toContain("var(");
  for (const word of ["one", "two", "yes", "What follows", "A leads to B."]) expect(svg).toContain(word);
});

test("of a kind that only a browser draws there is none", () => {
  expect(drawApart(`gantt\n${words}  title a\n`)).toBeUndefined();
});

test("a colour that is not known here is told, with those that are", () => {
  expect(() => drawApart(`flowchart LR\n${words}  A[one] --> B[two]\n  style A fill:var(--mark)\n`)).toThrow(
    /the colour --mark, which scripts\/epub\/diagram\.ts does not know: --bg /,
  );
});
