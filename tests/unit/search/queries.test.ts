import { describe, expect, test } from "vitest";
import { KINDS, misplaced, type Query, readQueries } from "../../../scripts/site/search/queries.ts";
import { formatComplaint } from "../../../src/listings/index.ts";
import { makeBook } from "../../book.ts";
import { compareWithFloors, type Floors } from "../../search/floors.ts";

const FILE = "tests/search/queries/go/08-channels.yaml";
const bookWith = (queries: string, file = FILE) => makeBook({ "docs/go/08-channels.md": "# Channels\n", [file]: queries });
const GOOD = "# What readers type.\n- { query: chan, kind: term, at: { go/channels: [top], go/select: [idle] } }\n";

describe("queries are read", () => {
  test("with their page, file and line, also those that another page answers", () => {
    expect(readQueries(bookWith(`${GOOD}\n- query: "<-ch"\n  kind: symbol\n  at: { go/channels: [direction] }\n`))).toMatchObject([
      { query: "chan", page: "go/channels", file: FILE, line: 2, at: { "go/select": ["idle"] } },
      { query: "<-ch", page: "go/channels", file: FILE, line: 4 },
    ]);
    expect(readQueries(bookWith("# None yet.\n"))).toEqual([]);
  });

  test.each([
    ["an unknown kind", GOOD.replace("kind: term", "kind: verb"), FILE, `${FILE}:2:1: 0.kind`],
    ["no heading", GOOD.replace("[top]", "[]"), FILE, `${FILE}:2:1: 0.at.go/channels`],
    ["no YAML", `${GOOD}- { query`, FILE, `${FILE}:`],
    ["a page that does not answer it", GOOD.replace("go/channels", "go/maps"), FILE, `${FILE}:2:1: "chan" is not answered by go/channels`],
    ["no such chapter", GOOD, FILE.replace("08", "09"), "queries of docs/go/09-channels.md, which is not there"],
  ])("or refused: %s", (_, text, file, told) => {
    expect(() => readQueries(bookWith(text, file))).toThrow(told);
  });
});

test("an answer that is not there is told with the query's file and line, and the nearest that is", () => {
  const queries = readQueries(bookWith(GOOD.replace("[top]", "[top, dirction]")));
  const places = new Map([
    ["go/channels", ["top", "direction", "drain"]],
    ["go/selects", ["top", "idle"]],
  ]);
  expect(misplaced(queries, places).map(formatComplaint)).toEqual([
    `${FILE}:2:1: "chan" is answered by go/channels#dirction, which is not there\n  allowed: the nearest that is there: go/channels#direction`,
    `${FILE}:2:1: "chan" is answered by go/select, which is not there\n  allowed: the nearest that is there: go/selects`,
  ]);
});

describe("floors", () => {
  /** Ten queries of each kind, a page for each, of which some have no answer. */
  const asked = (missed: Partial<Record<Query["kind"], number>>) =>
    KINDS.flatMap((kind) =>
      Array.from({ length: 10 }, (_, at) => ({
        query: { query: `${kind} ${at}`, kind, at: {}, page: `go/${kind}`, file: FILE, line: at },
        rank: at < (missed[kind] ?? 0) ? undefined : 1,
      })),
    );
  const at = (hits: number, pages: Floors["pages"] = {}): Floors => ({
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, { hits, reciprocal: hits }])) as Floors["kinds"],
    pages,
  });

  test("a page may miss one of its queries, and a kind its share", () => {
    expect(compareWithFloors(asked({ term: 1 }), at(0.9))).toEqual({ below: [], better: [] });
  });

  test("one bad chapter is told, however good the others are", () => {
    expect(compareWithFloors(asked({ term: 2 }), at(0.8)).below).toEqual(["go/term: 2 of 10 missed, at most 1"]);
    expect(compareWithFloors(asked({ term: 2 }), at(0.8, { "go/term": 2 })).below).toEqual([]);
  });

  test("and one bad kind", () => {
    expect(compareWithFloors(asked({ code: 3 }), at(0.8, { "go/code": 3 })).below).toEqual([
      "code: hits 0.700, at least 0.8",
      "code: reciprocal 0.700, at least 0.8",
    ]);
  });

  test("what could be raised is told as the lines to write", () => {
    const { better } = compareWithFloors(asked({ term: 1 }), at(0.8, { "go/term": 3, "go/code": 2, "go/gone": 2 }));
    expect(better).toEqual([
      ...["symbol", "code", "message", "misspelling", "question"].map((kind) => `${kind}: { hits: 0.9, reciprocal: 0.9 }`),
      "go/term: 2",
      "go/code: no line",
      "go/gone: no line, since it has no queries",
    ]);
  });
});
