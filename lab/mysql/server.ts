import { join } from "node:path";
import mysql from "mysql2";
import { EnvironmentError } from "../environment.ts";
import { findHome } from "../find.ts";
import type { Found, Missing } from "../home.ts";
import { type Deaths, makeFolder, removeFolder, type Service, startService, untilAnswers } from "../service.ts";
import { until } from "../until.ts";
import { MYSQL } from "./program.ts";

/** ms for a first answer: the driver's ten seconds may pass on a machine with other things to do. */
const PATIENCE = 180_000;

/** Small, local, by a socket, and without what costs time and protects nothing here. */
const settingsIn = (folder: string): string[] => [
  "--no-defaults",
  `--datadir=${folder}/data`,
  `--socket=${socketIn(folder)}`,
  `--pid-file=${folder}/pid`,
  "--skip-networking",
  "--mysqlx=OFF",
  "--secure-file-priv=NULL", // else it does not start without a folder that Debian's set-up makes
  "--skip-log-bin",
  "--auto-generate-certs=OFF",
  "--tls-version=",
  "--innodb-flush-method=nosync",
  "--innodb-doublewrite=OFF",
  "--innodb-redo-log-capacity=32M",
  "--default-time-zone=+00:00",
  // Root may not run it otherwise, where it is this machine's own; in a lab root nobody is root.
  ...(process.getuid?.() === 0 ? ["--user=nobody"] : []),
];

const socketIn = (folder: string): string => join(folder, "server.sock");

/** Its caches, for tables of a few rows. */
const SMALL = ["--innodb-buffer-pool-size=16M", "--innodb-log-buffer-size=1M", "--max-connections=60", "--innodb-adaptive-hash-index=OFF"];

/** A MySQL server of our own, on a Unix socket. */
export type MysqlServer = {
  /** A session, in a database or in none. Values arrive as the server prints them. */
  connect(database?: string): Promise<mysql.Connection>;
  /** Its address, for clients that take a socket by `socket=`. */
  readonly url: string;
  /** Its data, and its socket. */
  readonly folder: string;
  alive(): boolean;
  /** Ends it at once, and removes its data. */
  remove(): Promise<void>;
};

export const findMysql = (): Promise<Found | Missing> => findHome(MYSQL);

/**
 * Starts a server with new data.
 * @param deaths hears of its end, when that is not our doing
 * @throws EnvironmentError when it does not come up
 */
export async function startMysql({ home }: Found, deaths: Deaths): Promise<MysqlServer> {
  const folder = makeFolder("mysql");
  const command = ["mysqld", ...settingsIn(home.inside(folder))];
  const remove = async (service: Service | undefined) => {
    await service?.crash();
    removeFolder(folder);
  };
  let service: Service | undefined;
  try {
    service = startService(home, folder, [...command, "--initialize-insecure"]);
    const making = service;
    await until("MySQL has made its data", async () => !making.alive());
    await making.ended;
    const failed = await Promise.race([making.died, undefined]);
    if (failed !== undefined) throw new EnvironmentError(`MySQL did not make its data: ${failed}`);
    service = startService(home, folder, [...command, ...SMALL]);
    await untilAnswers("MySQL", service, async () => (await connect(folder)).destroy());
  } catch (error) {
    await remove(service);
    throw error;
  }
  const running = service;
  deaths.follow(running);
  const url = `mysql://root@localhost/?socket=${encodeURIComponent(socketIn(folder))}`;
  return { connect: (database) => connect(folder, database), url, folder, alive: running.alive, remove: () => remove(running) };
}

async function connect(folder: string, database?: string): Promise<mysql.Connection> {
  const connection = mysql.createConnection({
    socketPath: socketIn(folder),
    user: "root",
    ...(database && { database }),
    connectTimeout: PATIENCE,
    rowsAsArray: true,
    typeCast: (field, next) => (field.type === "GEOMETRY" || field.type === "BIT" ? next() : field.string()),
  });
  connection.on("error", () => {}); // a dropped connection rejects the query that is under way; between queries nobody waits
  await connection.promise().connect();
  return connection;
}
