import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { freePorts } from "../../../lab/ports.ts";

const CHOOSE = `import { freePorts } from "./lab/ports.ts"; console.log(JSON.stringify(await freePorts(150)));`;

/** Ports that a process of its own has chosen, which has ended by now. */
async function chosenElsewhere(): Promise<number[]> {
  const child = spawn(process.execPath, ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module", "-e", CHOOSE]);
  return JSON.parse(await text(child.stdout)) as number[];
}

test("processes side by side choose different ports, none of those that outgoing connections take", async () => {
  const chosen = (await Promise.all([freePorts(150), freePorts(150), chosenElsewhere()])).flat();
  const ours = chosen.slice(0, 300);
  expect(new Set(ours).size).toBe(300);
  expect(chosen.every((port) => port >= 10_000 && port < 32_768)).toBe(true);
  const kept = new Set(ours);
  expect((await chosenElsewhere()).filter((port) => kept.has(port))).toEqual([]);
});
