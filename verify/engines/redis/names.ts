import type { Node } from "../../../lab/redis/server.ts";

/** The servers of a listing, by the names that its transcript has for them. */
export type Named = { readonly names: string[]; node(name: string): Pick<Node, "port" | "ask"> };

const PLACE = /<([a-z][\w-]*)\.(id|port)>/g;

/** The words of a command, `<node-2.port>` being that server's port in them, and `<node-2.id>` its id in the cluster. */
export const filledIn = (words: string[], servers: Named): Promise<string[]> =>
  Promise.all(
    words.map(async (word) => {
      let filled = word;
      for (const [place, name = "", what] of word.matchAll(PLACE)) {
        const node = servers.node(name);
        filled = filled.replace(place, what === "port" ? String(node.port) : await node.ask("CLUSTER", "MYID"));
      }
      return filled;
    }),
  );

/** A line of a reply, in which addresses of the servers have their names: ports are others in every run. */
export const withNames = (line: string, servers: Named): string =>
  line.replaceAll(/\b127\.0\.0\.1:(\d+)\b/g, (address, port) => {
    const name = servers.names.find((own) => String(servers.node(own).port) === port);
    return name && servers.names.length > 1 ? `127.0.0.1:<${name}.port>` : address;
  });
