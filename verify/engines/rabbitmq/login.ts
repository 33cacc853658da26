import { EnvironmentError } from "../../../lab/environment.ts";
import { type Broker, nodeOf } from "../../../lab/rabbitmq/broker.ts";

/** Whose connection it is, and to which node: by default guest's, to the first. */
export type Login = { user?: string | undefined; vhost?: string | undefined; node?: number | undefined };

/** The address for it. A user's password is the user's name. @throws when there is no such node */
export function urlFor({ urls }: Broker, { user, vhost, node = 1 }: Login): string {
  const url = new URL(nodeOf(urls, node));
  if (user) [url.username, url.password] = [encodeURIComponent(user), encodeURIComponent(user)];
  if (vhost) url.pathname = `/${encodeURIComponent(vhost)}`;
  return url.href;
}

/** How an exception ends a channel or a connection. */
export type Failure = { code: number | undefined; text: string };

/** What the broker said, without the client's words around it: `406 PRECONDITION_FAILED - unknown delivery tag 9`. */
export function failureOf(error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  const code = (error as { code?: unknown }).code ?? /\b([345]\d\d)\b/.exec(said)?.[1];
  const text =
    /with message "(.*)"$/s.exec(said)?.[1] ??
    said.replace(/^Handshake terminated by server: /, "").replace(/^\d{3} \(([A-Z-]+)\).*?"/, "");
  const number = Number(code);
  return Number.isInteger(number)
    ? { code: number, text: text.startsWith(String(number)) ? text : `${number} ${text}` }
    : { code: undefined, text };
}

/**
 * Work that may be refused by the broker, as a scenario says with `fails`.
 * @returns what the broker said, where it was refused
 * @throws when it was refused and should not have been, or the other way round; EnvironmentError when it could not be tried
 */
export async function refused(fails: number | undefined, work: () => Promise<unknown>): Promise<string | undefined> {
  const failure = await work().then(
    () => undefined,
    (error: unknown) => (error instanceof EnvironmentError ? Promise.reject(error) : failureOf(error)),
  );
  if (!failure && fails === undefined) return undefined;
  if (failure && failure.code === fails && fails !== undefined) return failure.text;
  if (failure) throw new Error(`${failure.text}${failure.code ? `. Expected? Write fails: ${failure.code}` : ""}`);
  throw new Error(`does not fail with ${fails}`);
}
