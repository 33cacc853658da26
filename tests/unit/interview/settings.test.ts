import { describe, expect, test } from "vitest";
import { newSeed, readSettings, type ScenarioEntry, type Settings, writeSettings } from "../../../src/interview/settings.ts";

const SCENARIOS: ScenarioEntry[] = [{ slug: "slow-endpoint", title: "Slow", parts: ["go", "sql"] }];
const read = (search: string) => readSettings(search, SCENARIOS);

describe("the address of an interview", () => {
  test("is read as it is written", () => {
    const all: Settings[] = [
      { minutes: 45, parts: ["go", "sql"], level: "Senior", seed: "7f3a", role: "alone" },
      { minutes: 20, parts: ["aws"], level: "Junior", seed: "1", role: "candidate" },
      { minutes: 60, parts: ["kafka"], level: "Staff", seed: "zz", role: "partner", scenario: "slow-endpoint" },
    ];
    for (const settings of all) expect(read(writeSettings(settings))).toEqual(settings);
    expect(writeSettings(all[0] as Settings)).toBe("?minutes=45&parts=go,sql&level=senior&seed=7f3a");
  });

  test("of a scenario names nothing else, and is the same tomorrow", () => {
    expect(read("?scenario=slow-endpoint")).toEqual({
      ...{ minutes: 45, parts: ["go", "sql"], level: "Senior", seed: "1", role: "alone", scenario: "slow-endpoint" },
    });
  });

  test("parts may stand in one list or in several, in any order", () => {
    expect(read("?parts=sql,go&minutes=20")).toMatchObject({ parts: ["go", "sql"] });
    expect(read("?parts=sql&parts=go&parts=go")).toMatchObject({ parts: ["go", "sql"] });
  });

  test("without any of its keys it asks for no interview", () => {
    expect(read("")).toBeUndefined();
    expect(read("?utm_source=mail")).toBeUndefined();
  });

  test.each([
    ["minutes=46&parts=go", "minutes=46", "20, 45, 60"],
    ["minutes=&parts=go", "minutes=", "20, 45, 60"],
    ["minutes=4.5e1&parts=go", "minutes=4.5e1", "20, 45, 60"],
    ["parts=go,__proto__", "parts=__proto__", "go, sql"],
    ["parts=<script>", "parts=<script>", "go, sql"],
    ["parts=go&level=principal", "level=principal", "junior, senior, staff"],
    ["parts=go&seed=../x", "seed=../x", "1 to 16"],
    ["parts=go&seed=", "seed=", "1 to 16"],
    ["parts=go&seed=12345678901234567", "seed=12345678901234567", "1 to 16"],
    ["scenario=../../x", "scenario=../../x", "slow-endpoint"],
    ["parts=go&view=admin", "view=admin", "candidate, partner"],
    ["parts=go&grader=me", "grader=me", "self, partner"],
    ["level=senior", "no parts", "parts=go,sql"],
  ])("what it cannot be is refused by name: %s", (search, found, allowed) => {
    const faults = read(`?${search}`);
    expect(faults).toContainEqual({ found, allowed: expect.stringContaining(allowed) });
  });

  test("all that is wrong is told at once", () => {
    expect(read("?minutes=1&parts=x&level=y&seed=Z")).toHaveLength(4);
  });
});

test("a seed that nobody chose can stand in an address", () => {
  for (let round = 0; round < 50; round += 1) expect(newSeed()).toMatch(/^[0-9a-f]{4}$/);
});
