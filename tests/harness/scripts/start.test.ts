import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";

function start(port: string) {
  const script = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "scripts/start.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { encoding: "utf8", env: { ...process.env, PORT: port } });
  return { status, stdout, stderr };
}

test.each(["127.0.0.1", "0.0.0.0"])("a port that somebody has on %s is told before anything is built, with the way out", async (host) => {
  const server = createServer().listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(start(String(port))).toEqual({
    status: 1,
    stdout: "",
    stderr: `\nPort ${port} is taken, by another npm start perhaps. End that one, or take another port: PORT=${port + 1} npm start\n`,
  });
});

test.each(["http", "0", "65536", "3000.5"])("PORT=%s is no port", (port) => {
  expect(start(port)).toEqual({ status: 1, stdout: "", stderr: `\nPORT is ${port}: it has to be a number from 1 to 65535\n` });
});
