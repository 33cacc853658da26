import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { has } from "../../../lab/namespaces.ts";
import { faultsIn, REQUEST, reach, SITUATION } from "../../../src/models/network/index.ts";

// The model's two kinds of filters, held against the kernel's: with connection tracking, as a security group, and without, as a network ACL.

const TOOLS = ["ip", "nft", "nsenter", "unshare"];
/** Why there are no packets to be filtered here. Empty: there are. */
const missing = process.platform !== "linux" || process.getuid?.() !== 0 ? ["root on Linux"] : TOOLS.filter((tool) => !has(tool));
const title = missing.length > 0 ? ` (not run: it takes ${missing.join(", ")})` : "";

const [CLIENT, SERVER, OPEN, CLOSED] = ["10.0.1.10", "10.0.2.10", 5432, 5433];

/** Two network namespaces, which end with us, joined by a cable. */
let hosts: { client: Host; server: Host };
type Host = { process: ChildProcess; pid: number };

async function newHost(): Promise<Host> {
  const child = spawn("unshare", ["--net", "sh", "-c", "ip link set lo up; echo up; read _"], { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return { process: child, pid: child.pid ?? 0 };
}

/** What a command prints in a host's network. It fails where the command does. */
function inside({ pid }: Host, command: string[], input = ""): string {
  const done = spawnSync("nsenter", ["--target", String(pid), "--net", ...command], { input, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

beforeAll(async () => {
  if (missing.length > 0) return;
  hosts = { client: await newHost(), server: await newHost() };
  const { client, server } = hosts;
  inside(client, ["ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", String(server.pid)]);
  for (const [host, address] of [
    [client, CLIENT],
    [server, SERVER],
  ] as const) {
    inside(host, ["ip", "address", "add", `${address}/16`, "dev", "cable"]);
    inside(host, ["ip", "link", "set", "cable", "up"]);
  }
  const listen = `require("net").createServer((s) => s.end()).listen(${OPEN}, "${SERVER}", () => console.log("listens"))`;
  const listener = spawn("nsenter", ["--target", String(server.pid), "--net", process.execPath, "-e", listen], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  server.process.once("close", () => listener.kill());
  await once(listener.stdout, "data");
});

afterAll(() => {
  for (const host of Object.values(hosts ?? {})) host.process.stdin?.end();
});

type Rules = { group: { in: string[]; out: string[] }; acl: { in: string[]; out: string[] } };

/** `tcp 1024-65535` as nft has it. */
const traffic = (rule: string): string =>
  / all (from|to)/.test(rule) || rule.startsWith("all") ? "" : `tcp dport ${/tcp ([\d-]+)/.exec(rule)?.[1]}`;
const block = (rule: string, way: "in" | "out"): string => `ip ${way === "in" ? "saddr" : "daddr"} ${rule.split(" ").at(-1)}`;

/**
 * The same rules for the kernel: those of the network ACL in their order, then those of the group behind what is tracked. What is dropped is
 * counted; addresses are found without being filtered.
 */
function filtersOf({ group, acl }: Rules): string {
  const chain = (way: "in" | "out") => {
    const stateless = acl[way].map(
      (rule) => `${traffic(rule)} ${block(rule, way)} ${rule.includes(" allow ") ? "return" : "counter name dropped drop"}`,
    );
    const stateful = group[way].map((rule) => `${traffic(rule)} ${block(rule, way)} accept`);
    return `chain acl_${way} { ${[...stateless, "counter name dropped drop"].join("; ")}; }
      chain ${way} { type filter hook ${way}put priority 0; policy accept; iif lo accept; jump acl_${way};
        ct state established accept; ${[...stateful, "counter name dropped drop"].join("; ")}; }\n`;
  };
  return `flush ruleset\ntable ip shop { counter dropped { }\n ${chain("in")}\n ${chain("out").replace("iif lo", "oif lo")}}\n`;
}

/** Dials until the client knows, or until the server has dropped a packet. */
async function dial(port: number, localPort: number): Promise<"answered" | "refused" | "timed out"> {
  const script = `const s = require("net").connect({ host: "${SERVER}", port: ${port}, localPort: ${localPort} });
    s.on("connect", () => { console.log("answered"); process.exit(); }).on("error", (e) => { console.log(e.code); process.exit(); });`;
  const child = spawn("nsenter", ["--target", String(hosts.client.pid), "--net", process.execPath, "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(child, "close");
  const dropped = () => Number(/packets (\d+)/.exec(inside(hosts.server, ["nft", "list", "counter", "ip", "shop", "dropped"]))?.[1]);
  await expect.poll(() => said !== "" || dropped() > 0, { timeout: 60_000 }).toBe(true);
  child.kill();
  await ended;
  return said.includes("answered") ? "answered" : said.includes("ECONNREFUSED") ? "refused" : "timed out";
}

/** What the model says of the same rules. */
function modelled({ group, acl }: Rules, port: number, localPort: number): string {
  const situation = SITUATION.parse({
    vpcs: {
      shop: {
        cidrs: ["10.0.0.0/16"],
        nacls: { server: acl },
        groups: { server: group },
        subnets: { client: { zone: "a", cidr: "10.0.1.0/24" }, server: { zone: "a", cidr: "10.0.2.0/24", nacl: "server" } },
        instances: {
          client: { subnet: "client", ip: CLIENT, ephemeral: [localPort, localPort] },
          server: { subnet: "server", ip: SERVER, groups: ["server"], listens: [OPEN] },
        },
      },
    },
  });
  expect(faultsIn(situation)).toEqual([]);
  const answer = reach(situation, REQUEST.parse({ from: "client", to: "server", port }));
  return "unsayable" in answer ? answer.unsayable : answer.outcome;
}

const ALL = { in: ["100 allow all from 0.0.0.0/0"], out: ["100 allow all to 0.0.0.0/0"] };
const DB = ["tcp 5432-5433 from 10.0.1.0/24"];
const DB_ACL = ["100 allow tcp 5432-5433 from 10.0.1.0/24"];

test.runIf(missing.length === 0).each<[string, Rules, port: number, localPort: number, seen: string]>([
  ["stateful: the answer needs no rule", { group: { in: DB, out: [] }, acl: ALL }, OPEN, 40_000, "answered"],
  ["stateful: a reset is an answer, too", { group: { in: DB, out: [] }, acl: ALL }, CLOSED, 40_000, "refused"],
  ["stateful: a request needs a rule", { group: { in: [], out: ["all to 0.0.0.0/0"] }, acl: ALL }, OPEN, 40_000, "timed out"],
  [
    "stateless: the answer needs a rule of its own",
    { group: { in: DB, out: [] }, acl: { in: DB_ACL, out: [] } },
    OPEN,
    40_000,
    "timed out",
  ],
  ["stateless: so does a reset", { group: { in: DB, out: [] }, acl: { in: DB_ACL, out: [] } }, CLOSED, 40_000, "timed out"],
  [
    "stateless: a rule for the client's port lets it pass",
    { group: { in: DB, out: [] }, acl: { in: DB_ACL, out: ["100 allow tcp 1024-65535 to 10.0.1.0/24"] } },
    OPEN,
    40_000,
    "answered",
  ],
  [
    "stateless: a rule for other ports does not",
    { group: { in: DB, out: [] }, acl: { in: DB_ACL, out: ["100 allow tcp 49152-65535 to 10.0.1.0/24"] } },
    OPEN,
    40_000,
    "timed out",
  ],
  [
    "stateless: a rule for the server's port is none for the answer",
    { group: { in: DB, out: [] }, acl: { in: DB_ACL, out: ["100 allow tcp 5432 to 10.0.1.0/24"] } },
    OPEN,
    40_000,
    "timed out",
  ],
  [
    "stateless: the first rule that matches counts",
    { group: { in: DB, out: [] }, acl: { in: ["90 deny tcp 5432 from 10.0.1.10/32", "100 allow all from 0.0.0.0/0"], out: ALL.out } },
    OPEN,
    40_000,
    "timed out",
  ],
])(`the kernel's filters and the model's agree: %s${title}`, async (_, rules, port, localPort, seen) => {
  inside(hosts.server, ["nft", "-f", "-"], filtersOf(rules));
  expect(await dial(port, localPort)).toBe(seen);
  expect(modelled(rules, port, localPort)).toBe(seen);
});
