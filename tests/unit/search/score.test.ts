import { expect, test } from "vitest";
import { OFFERED, rankOf, scoreOf } from "../../../scripts/site/search/score.ts";

const place = (page: string, heading = "top") => ({ page, heading });

test("the rank is that of the first place that answers, as far as a reader looks", () => {
  const at = { "go/select": ["idle", "top"], "go/channels": ["drain"] };
  expect(rankOf([place("go/channels"), place("go/select", "idle"), place("go/channels", "drain")], at)).toBe(2);
  expect(rankOf([place("go/channels"), place("sql/select", "idle")], at)).toBeUndefined();
  expect(rankOf([...Array(OFFERED).fill(place("x")), place("go/select")], at)).toBeUndefined();
});

test("hits are those of the first three, the reciprocal tells first from third", () => {
  expect(scoreOf([1, 2, 4, undefined])).toEqual({ queries: 4, hits: 0.5, reciprocal: (1 + 1 / 2 + 1 / 4) / 4 });
  expect(() => scoreOf([])).toThrow("No queries");
});
