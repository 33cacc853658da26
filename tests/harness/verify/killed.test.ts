import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { runFolder } from "../../../verify/watcher.ts";
import { makeBook } from "../../book.ts";
import { processesOf } from "./processes.ts";
import { verifyBook } from "./verified.ts";

/** The first listing waits until it has been done, and could not do it itself: it sees no process but its own. */
const BOOK = `\`\`\`console kafka
$ echo "$KAFKA_LOGS" >part && mv part waits && while [ -e waits ]; do sleep 0.1; done
\`\`\`

\`\`\`yaml kafka
topics:
  orders: {}
steps:
  - produce: { to: orders, values: [a] }
expect:
  read_committed: { orders: [a] }
\`\`\`
\`\`\`output
producer produces a to orders: one partition
\`\`\`
`;

test.runIf(process.platform === "linux")(
  "when a broker is killed under a listing, the next one finds another, with nothing on it",
  async () => {
    const verified = verifyBook(makeBook({ "docs/kafka/01-orders.md": BOOK }));
    const waits = () => globSync(`${runFolder()}/guests/*/waits`)[0] ?? "";
    await expect.poll(waits, { timeout: 120_000 }).not.toBe("");
    const config = `${dirname(readFileSync(waits(), "utf8").trim())}/server.properties`;
    const brokers = processesOf(config);
    expect(brokers).not.toEqual([]);
    for (const file of brokers) process.kill(Number(file.split("/")[2]), "SIGKILL");
    await expect.poll(() => processesOf(config)).toEqual([]);
    rmSync(waits());
    expect((await verified).results.map(({ status }) => status)).toEqual(["failed", "passed"]);
  },
);
