import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, environmentErrorOf } from "../environment.ts";
import type { Missing } from "../home.ts";
import { withLock } from "../lock.ts";
import { fetchJars } from "../maven.ts";
import { cacheFolder } from "../root.ts";
import { archiveOptions } from "./archive.ts";

/** How to run a Java program of ours, or of Kafka. */
export type Kafka = {
  /** Of the broker, such as `4.4.0`. */
  version: string;
  /** Where what it runs on is, besides the system's folders. */
  folders: string[];
  /** What it runs on, as Java has it. */
  classpath: string;
  /** A command line for a class, with Kafka's jars and our classes on its path. */
  java(main: string, args: string[], options?: string[]): string[];
};

/** What is fetched: the broker, its tools and clients; what programs build around the log with. */
const BUNDLES = {
  kafka: { pom: join(import.meta.dirname, "pom.xml"), told: "Kafka's jars from Maven Central (44 MB, once)" },
  around: { pom: join(import.meta.dirname, "around.xml"), told: "the jars of Kafka Streams and Connect from Maven Central (105 MB, once)" },
};
type Bundle = keyof typeof BUNDLES;
/** Our own classes: what formats and starts a broker, and the clients of scenarios. */
const sourceFiles = globSync(join(import.meta.dirname, "java", "*.java")).sort();
const JAVA = 17;

// Loopback is 127.0.0.1, and no time is spent on code that runs once.
const JVM = [
  "-Djava.net.preferIPv4Stack=true",
  "-XX:+UseSerialGC",
  "-XX:TieredStopAtLevel=1",
  "-Xshare:auto",
  "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
];

const found: Partial<Record<Bundle, Promise<Kafka | Missing>>> = {};

/**
 * Java 17 or newer, Kafka's jars from Maven Central (fetched once, 44 MB, kept in the cache) and our classes; or what is missing.
 * @throws EnvironmentError when the machine keeps them from being asked or made
 */
export const findKafka = (): Promise<Kafka | Missing> => find("kafka");

/** Kafka Streams and Connect, as `findKafka` finds Kafka. */
export const findAround = (): Promise<Kafka | Missing> => find("around");

function find(bundle: Bundle): Promise<Kafka | Missing> {
  const asked = found[bundle] ?? prepare(bundle);
  found[bundle] = asked;
  asked.catch(() => delete found[bundle]); // the next one may be luckier
  return asked;
}

async function prepare(bundle: Bundle): Promise<Kafka | Missing> {
  for (const program of ["java", "javac"]) {
    const version = majorOf(program);
    if (version === undefined)
      return { missing: `no Kafka: there is no ${program} here. Install a JDK of version ${JAVA} or newer, and Maven` };
    if (version < JAVA) return { missing: `no Kafka: ${program} is of version ${version}. Install a JDK of version ${JAVA} or newer` };
  }
  const pom = readFileSync(BUNDLES[bundle].pom, "utf8");
  const folder = join(cacheFolder(), `kafka-${digest(pom)}`);
  mkdirSync(folder, { recursive: true });
  try {
    return await withLock(join(folder, "lock"), async () => {
      const libs = join(folder, "libs");
      if (!existsSync(libs)) await fetchJars(BUNDLES[bundle], libs);
      const own = join(folder, `own-${digest(...sourceFiles.map((file) => readFileSync(file, "utf8")))}.jar`);
      if (bundle === "kafka" && !existsSync(own)) compile(own, libs);
      const classpath = bundle === "kafka" ? `${own}:${libs}/*` : `${libs}/*`;
      // Servers are started with a short PATH.
      const program = spawnSync("which", ["java"], { encoding: "utf8" }).stdout.trim() || "java";
      const archive = `${own}-${digest(spawnSync(program, ["-version"], { encoding: "utf8" }).stderr)}.jsa`;
      const archived = bundle === "kafka" ? await archiveOptions(archive, [program, ...JVM, "-cp", classpath]) : [];
      const version = /<kafka\.version>(.*)<\/kafka\.version>/.exec(pom)?.[1] ?? "";
      // `bin/java` of a JDK, whatever links to it.
      const jdk = dirname(dirname(realpathSync(program)));
      return {
        version,
        folders: [folder, jdk],
        classpath,
        java: (main, args, options = []) => [program, ...JVM, ...archived, ...options, "-cp", classpath, main, ...args],
      };
    });
  } catch (error) {
    const broken = environmentErrorOf(error);
    if (broken) throw broken;
    return { missing: `no Kafka: ${error instanceof Error ? error.message : error}` };
  }
}

const digest = (...texts: string[]): string => createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 12);

/** 17 of `openjdk version "17.0.15"` and of `javac 17.0.15`. */
function majorOf(program: string): number | undefined {
  const { status, stdout, stderr } = ask(program, ["-version"]) ?? {};
  const major = /\b(\d+)[.\d+_-]*\b/.exec(`${stdout}${stderr}`)?.[1];
  return status === 0 && major ? Number(major) : undefined;
}

/** Into a jar: of folders a JVM archives no classes. */
function compile(jar: string, libs: string): void {
  const draft = `${jar}-draft`;
  rmSync(draft, { recursive: true, force: true });
  const commands = [
    ["javac", "-Xlint:all", "-Werror", "-d", draft, "-cp", `${libs}/*`, ...sourceFiles],
    ["jar", "--create", "--file", `${draft}.jar`, "-C", draft, "."],
  ];
  for (const [command = "", ...args] of commands) {
    const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${command}: ${stderr?.trim()}`);
  }
  rmSync(draft, { recursive: true, force: true });
  renameSync(`${draft}.jar`, jar);
}
