/** What the lab root and the Docker image hold, from Debian's repository. */
export const PACKAGES = ["redis-server", "redis-sentinel", "rabbitmq-server"];

/** Debian unstable has the newest of both; it rolls, so what ran is recorded with every listing. */
export const SUITE = "sid";
