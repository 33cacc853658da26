import { spawnSync } from "node:child_process";
import type { Home } from "./home.ts";
import { PACKAGES, SUITE } from "./packages.ts";

const IMAGE = "book-lab";

const DOCKERFILE = `FROM debian:${SUITE}-slim
RUN apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(" ")} && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /lab
`;

let built: Home | undefined;

/** The same packages in a container, where a Docker daemon answers. Ports are the host's, bound to its loopback by the engines themselves. */
export async function dockerHome(): Promise<Home | undefined> {
  if (built) return built;
  if (spawnSync("docker", ["info"], { stdio: "ignore", timeout: 10_000 }).status !== 0) return undefined;
  process.stderr.write(`Building the Docker image ${IMAGE} (Debian ${SUITE}: ${PACKAGES.join(", ")}); later runs reuse it…\n`);
  const { status, stderr } = spawnSync("docker", ["build", "-q", "-t", IMAGE, "-"], { input: DOCKERFILE, encoding: "utf8" });
  if (status !== 0) throw new Error(`docker build: ${stderr.trim().split("\n").at(-1)}`);
  // Who owns the scratch folder: see makeFolder.
  const user = process.getuid?.() ? `${process.getuid()}:${process.getgid?.()}` : "65534:65534";
  const run = ["docker", "run", "--rm", "-i", "--init", "--network", "host", "--user", user];
  built = {
    name: "Docker",
    isolated: true,
    wrap: (command, folder, names = []) => [...run, ...names.flatMap((name) => ["-e", name]), "-v", `${folder}:/lab`, IMAGE, ...command],
    inside: () => "/lab",
  };
  return built;
}
