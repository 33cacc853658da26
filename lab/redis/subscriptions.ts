import { type Reply, textOf } from "./resp.ts";

const COMMAND = /^(p|s|)(un)?subscribe$/i;
const MESSAGE = /^[ps]?message$/;

/**
 * What a connection is subscribed to. In RESP2 a message is an array among replies that may be arrays as well; only a connection that is
 * subscribed gets any, and then nothing it may ask for is answered in the form of one.
 * https://redis.io/docs/latest/develop/pubsub/#format-of-pushed-messages
 */
export class Subscriptions {
  readonly #channels = new Set<string>();

  get any(): boolean {
    return this.#channels.size > 0;
  }

  /** How many replies a command gets: one per channel that it names or, where it leaves all, per channel that there is. */
  repliesTo([command = "", ...names]: string[]): number {
    const [, kind, leaves] = COMMAND.exec(command) ?? [];
    if (kind === undefined) return 1;
    const all = [...this.#channels].filter((channel) => channel.startsWith(`${kind.toLowerCase()} `));
    return Math.max(1, names.length > 0 || !leaves ? names.length : all.length);
  }

  /** Whether what came is a message, and no reply to the command that waits for one. */
  isMessage(came: Reply): boolean {
    return this.any && MESSAGE.test(kindOf(came));
  }

  /** Takes note of what was subscribed to and left, by the server's own word: a shard that moves away is left unasked. */
  note(came: Reply): void {
    if (came.type === "status" && came.text === "RESET") this.#channels.clear();
    const [, kind, leaves] = COMMAND.exec(kindOf(came)) ?? [];
    if (kind === undefined || came.type !== "array") return;
    const channel = `${kind} ${textOf(came.items[1] ?? { type: "nil" })}`;
    if (leaves) this.#channels.delete(channel);
    else this.#channels.add(channel);
  }
}

const kindOf = (came: Reply): string => (came.type === "array" ? textOf(came.items[0] ?? { type: "nil" }) : "");

/** Whether its replies are to be taken note of. */
export const subscribes = ([command = ""]: string[]): boolean => COMMAND.test(command) || command.toUpperCase() === "RESET";
