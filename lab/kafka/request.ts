import { connect } from "node:net";

/** ms: what does not answer by then is not well. */
const TIMEOUT = 30_000;

/**
 * ApiVersions, version 0, of a client without a name: size, then api key, version, correlation id, and -1 for the length of the name
 * (https://kafka.apache.org/protocol.html#protocol_messages).
 */
const API_VERSIONS = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

/**
 * Whether a broker answers a request at a port of the loopback. That somebody takes the connection says less: of a broker that has just been
 * killed, the kernel may close a client's connection before the port that it listens on.
 */
export function responds(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, "127.0.0.1", () => socket.write(API_VERSIONS));
  socket.setTimeout(TIMEOUT, () => resolve(false));
  socket.once("data", () => resolve(true)).once("error", () => resolve(false));
  socket.once("close", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
