import { expect, test } from "vitest";
import { filledIn, type Named, withNames } from "../../../verify/engines/redis/names.ts";

const serversOf = (ports: Record<string, number>): Named => ({
  names: Object.keys(ports),
  node(name) {
    const port = ports[name];
    if (!port) throw new Error(`no server "${name}"`);
    return { port, ask: async (...words) => `${words.join(" ")} of ${name}` };
  },
});
const three = serversOf({ "node-1": 7001, "node-2": 7002, "node-3": 17001 });

test("a command names ports and ids, also several in one word", async () => {
  const words = ["MIGRATE", "<node-2.port>", "k", "127.0.0.1:<node-1.port>,127.0.0.1:<node-3.port>", "<node-2.id>"];
  expect(await filledIn(words, three)).toEqual(["MIGRATE", "7002", "k", "127.0.0.1:7001,127.0.0.1:17001", "CLUSTER MYID of node-2"]);
});

test("what is no place stays as it is, and a server that there is not is an error", async () => {
  expect(await filledIn(["<7>", "{user:1}", "<node-2.name>", ""], three)).toEqual(["<7>", "{user:1}", "<node-2.name>", ""]);
  await expect(filledIn(["<node-9.id>"], three)).rejects.toThrow("node-9");
});

test.each([
  ["(error) MOVED 1716 127.0.0.1:7002", "(error) MOVED 1716 127.0.0.1:<node-2.port>"],
  ["127.0.0.1:17001 and 127.0.0.1:7001", "127.0.0.1:<node-3.port> and 127.0.0.1:<node-1.port>"],
  ["127.0.0.1:70020", "127.0.0.1:70020"],
  ["(integer) 7002", "(integer) 7002"],
])("in %j an address has its server's name", (line, named) => {
  expect(withNames(line, three)).toBe(named);
});

test("one server alone needs no name", () => {
  expect(withNames("127.0.0.1:7001", serversOf({ server: 7001 }))).toBe("127.0.0.1:7001");
});
