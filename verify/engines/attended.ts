import { EnvironmentError } from "../../lab/environment.ts";

/** Servers that a listing is played on. */
export type Servers = {
  /** Resolves when one ends though nobody asked it to: which, how, its last words. */
  died(): Promise<string>;
  /**
   * Whether they answer a request, but for those that we ended. To be alive, or to take a connection, is too little: of a process that is killed,
   * what others are connected to may close before the port that it listens on, and its parent hears of its end last.
   */
  isWell(): Promise<boolean>;
};

/** A connection breaks before the news of its server's end arrives: soon, or when a machine with more to do gets to it. ms at most. */
const NEWS = 60_000;

type Attendance<Seen> = {
  /** Whether what was seen looks as if a server was gone. Where it is not said, they are asked in any case. */
  isCut?: (seen: Seen) => boolean;
  /** Wait until it has come to its own end, where what goes on would meet the next one on the same servers. */
  patient?: boolean;
};

/**
 * Plays on servers whose end is no fault of what is played.
 * @throws EnvironmentError when one ended
 */
export async function attended<Seen>(
  servers: Servers,
  play: () => Promise<Seen>,
  { isCut = () => true, patient = false }: Attendance<Seen> = {},
): Promise<Seen> {
  const death = servers.died().then((how) => Promise.reject(new EnvironmentError(`the server ended while this ran: ${how}`)));
  death.catch(() => {}); // when it comes later, nobody listens
  const untilNews = async () => {
    if (await servers.isWell()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, NEWS);
    await Promise.race([death, promise]).finally(() => clearTimeout(timer));
  };
  let seen: Seen;
  try {
    seen = await (patient ? play() : Promise.race([play(), death]));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) await untilNews();
    throw error;
  }
  if (isCut(seen)) await untilNews();
  return seen;
}

/**
 * Makes servers ready for what is played next. One that ends meanwhile has ended between two listings, and is neither's fault: once more.
 * @throws EnvironmentError when one ended again
 */
export async function readied<Ready>(servers: Servers, makeReady: () => Promise<Ready>): Promise<Ready> {
  const attempt = () => attended(servers, makeReady, { patient: true });
  return await attempt().catch((error) => (error instanceof EnvironmentError ? attempt() : Promise.reject(error)));
}
