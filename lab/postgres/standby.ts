import { EnvironmentError } from "../environment.ts";
import { until } from "../until.ts";
import { type Cluster, ownBinaries, startServer } from "./cluster.ts";

/** A primary, and a hot standby that follows it by streaming replication. */
export type Pair = { primary: Cluster; standby: Cluster; stop(): Promise<void> };

/**
 * What both need, since a standby may not have less than its primary had, and initdb's files say that it had ten senders. Neither gives the
 * other up for a silence: a listing may pause one.
 */
const STREAMING = {
  max_wal_senders: "10",
  wal_keep_size: "64MB",
  wal_sender_timeout: "0",
  wal_receiver_timeout: "0",
  wal_retrieve_retry_interval: "100ms",
};

/** The name of the standby in `pg_stat_replication`, and for `synchronous_standby_names`. */
const NAME = "standby";

/**
 * Starts two servers of our own, whatever DATABASE_URL says. Both data directories are copies of the one that initdb made, so that they have one system
 * identifier, and the second begins to follow where the first begins to write: no base backup is needed.
 * `primary_conninfo` stands in a file, so that ALTER SYSTEM can cut the link between them.
 * @throws EnvironmentError when they do not come up
 */
export async function startPair(): Promise<Pair | { missing: string }> {
  const native = ownBinaries();
  if (typeof native !== "string") return native;
  const primary = await startServer(native, { settings: STREAMING });
  try {
    const [folder] = primary.folders;
    const link = `primary_conninfo = 'host=${folder} user=postgres application_name=${NAME}'\n`;
    const files = { "standby.signal": "", "postgresql.auto.conf": link };
    const standby = await startServer(native, { settings: STREAMING, files });
    const stop = async () => void (await Promise.all([standby.stop(), primary.stop()]));
    await untilStreaming(primary).catch((error) => stop().then(() => Promise.reject(error)));
    return { primary, standby, stop };
  } catch (error) {
    await primary.stop();
    throw error;
  }
}

/** @throws EnvironmentError when the standby does not follow, or the primary has ended meanwhile */
async function untilStreaming(primary: Cluster): Promise<void> {
  const follows = async () => {
    const client = await primary.connect();
    const { rows } = await client.query("SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'").finally(() => client.end());
    return rows.length > 0;
  };
  try {
    await until("the standby follows its primary", follows);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`the primary ended before its standby followed: ${error instanceof Error ? error.message : error}`);
  }
}
