import { spawnSync } from "node:child_process";

/** Installs a package of Debian's, as root and where there is apt-get, and says so. A failure is told, and left to whoever looks for the program. */
export function installPackage(name: string): void {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return;
  console.log(`No ${name} here: installing Debian's package (half a minute)…`);
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  if (!apt("update") || !apt("install", "-y", "--no-install-recommends", name)) console.error(`apt-get could not install ${name}`);
}
