import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { executeGuest, makeGuest, unconfined } from "../../../verify/confine/index.ts";
import { makeScratch } from "../../../verify/scratch.ts";
import { processesOf } from "./processes.ts";

type Given = Partial<Parameters<typeof executeGuest>[1]>;

/** What bash says that a guest runs, and how it ends. */
async function say(script: string, given: Given = {}): Promise<{ exit: number | null; timedOut: boolean; said: string[] }> {
  const options = { guest: makeGuest(), reach: { network: "own" as const, sees: [] }, timeout: 60_000, ...given };
  const { exit, timedOut, stdout, stderr } = await executeGuest(["bash", "-c", script], options);
  return { exit, timedOut, said: (stdout + stderr).trim().split("\n") };
}

await say("true");
/** Where the kernel makes cells; elsewhere the summary says so, which cli.test.ts looks for. */
const testInCell = test.runIf(unconfined() === undefined);

testInCell("a guest is somebody else, with an environment of its own", async () => {
  const guest = makeGuest();
  const script = "env | cut -d= -f1 | sort | xargs; echo $HOME $TMPDIR $PWD; id -u; ps -A -o comm= >all; sort all | xargs";
  const { said } = await say(script, { guest, env: { DATABASE_URL: "postgres://…" } });
  expect(said).toEqual([
    "DATABASE_URL HOME LANG PATH PWD SHLVL TMPDIR TZ _",
    Array(3).fill(guest.folder).join(" "),
    String(guest.uid ?? 65534),
    "bash ps sh", // its own, and the first one of its cell
  ]);
});

testInCell("it writes to its own folder alone, and sees no other one of ours, unless it is shown", async () => {
  const guest = makeGuest();
  const shown = makeScratch("shown");
  const hidden = join(process.cwd(), "package.json");
  writeFileSync(join(shown, "note"), "read me\n");
  const script = `for file in own ${shown}/no ${hidden}x /tmp/no /dev/shm/no /etc/no; do (: >$file) 2>/dev/null && echo $file; done; cat ${shown}/note ${hidden}`;
  const { exit, said } = await say(script, { guest, reach: { network: "own", sees: [shown] } });
  expect(said).toEqual(["own", "read me", `cat: ${hidden}: No such file or directory`]);
  expect(exit).toBe(1);
  expect(readdirSync(guest.folder)).toEqual(["own"]);
  expect(["/tmp/no", "/dev/shm/no"].filter((file) => existsSync(file))).toEqual([]);
});

testInCell("its loopback is its own, and there is nothing else; an engine on ours is reached where that is asked for", async () => {
  const server = createServer((socket) => socket.end("here\n")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const script = `grep -c : /proc/net/dev; cat </dev/tcp/127.0.0.1/${port}`;
  expect((await say(script)).said.slice(0, 2)).toEqual(["1", "bash: connect: Connection refused"]);
  expect((await say(script, { reach: { network: "machine", sees: [] } })).said.at(-1)).toBe("here");
});

testInCell("what it starts ends with it, even what has left its session and holds its output", async () => {
  const guest = makeGuest();
  const { exit, timedOut } = await say(`setsid bash -c 'exec -a ${guest.folder}/left sleep 1000' & exit 3`, { guest });
  expect([exit, timedOut]).toEqual([3, false]);
  await expect.poll(() => processesOf(`${guest.folder}/left`)).toEqual([]);
});

testInCell("it cannot have processes without end", async () => {
  const { said } = await say("for i in {1..600}; do sleep 60 & done 2>&1 | grep -m 1 -o 'fork: .*'");
  expect(said[0]).toMatch(/Resource temporarily unavailable/);
});

testInCell("cells that nobody comes back to are closed", async () => {
  const folders = Array.from({ length: 12 }, () => makeScratch("shown"));
  for (const folder of folders) await say("true", { reach: { network: "own", sees: [folder] } });
  const open = () => folders.filter((folder) => processesOf(folder).length > 0).length;
  await expect.poll(open).toBeLessThanOrEqual(8);
  expect(open()).toBeGreaterThan(0);
});
