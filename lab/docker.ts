import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { withLock } from "./lock.ts";
import { PACKAGES, SUITE } from "./packages.ts";
import { cacheFolder } from "./root.ts";

const DOCKERFILE = `FROM debian:${SUITE}-slim
RUN apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(" ")} && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /lab
`;

/** Named by what it is made of. */
const IMAGE = `book-lab-${createHash("sha256").update(DOCKERFILE).digest("hex").slice(0, 12)}`;

let provided: Home | undefined;

/** The same packages in a container, where a Docker daemon answers. Ports are the host's, bound to its loopback by the engines themselves. */
export async function dockerHome(): Promise<Home | undefined> {
  if (provided) return provided;
  if (spawnSync("docker", ["info"], { stdio: "ignore", timeout: 10_000 }).status !== 0) return undefined;
  mkdirSync(cacheFolder(), { recursive: true });
  await withLock(join(cacheFolder(), "docker-lock"), async () => provideImage(join(cacheFolder(), `${IMAGE}.tar`)));
  // Who owns the scratch folder: see makeFolder.
  const user = process.getuid?.() ? `${process.getuid()}:${process.getgid?.()}` : "65534:65534";
  const run = ["docker", "run", "--rm", "-i", "--init", "--network", "host", "--user", user];
  provided = {
    name: "Docker",
    isolated: true,
    wrap: (command, folder, names = []) => [...run, ...names.flatMap((name) => ["-e", name]), "-v", `${folder}:/lab`, IMAGE, ...command],
    inside: () => "/lab",
  };
  return provided;
}

/** Docker keeps an image for later runs. A machine of CI is thrown away with its Docker, so there a file is kept, which the next one loads. */
function provideImage(file: string): void {
  if (spawnSync("docker", ["image", "inspect", IMAGE], { stdio: "ignore" }).status === 0) return;
  if (existsSync(file)) {
    docker(["load", "-q", "-i", file]);
    return;
  }
  process.stderr.write(`Building the Docker image ${IMAGE} (Debian ${SUITE}: ${PACKAGES.join(", ")}); later runs reuse it…\n`);
  docker(["build", "-q", "-t", IMAGE, "-"], DOCKERFILE);
  if (process.env.CI !== "true") return;
  docker(["save", "-o", `${file}-draft`, IMAGE]);
  renameSync(`${file}-draft`, file);
}

function docker(args: string[], input = ""): void {
  const { status, stderr } = spawnSync("docker", args, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`docker ${args[0]}: ${stderr.trim().split("\n").at(-1)}`);
}
