import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import serve from "serve-handler";

/**
 * Serves a folder below a path, `/` or `/book/`, on a free port of this machine alone.
 * @param gate whether a request is answered; else its connection is cut, as by a network that breaks off
 */
export async function serveFolder(
  folder: string,
  base: string,
  gate: (path: string) => boolean = () => true,
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    if (!gate(request.url ?? "")) return request.socket.destroy();
    if (!request.url?.startsWith(base)) return response.writeHead(404).end();
    request.url = `/${request.url.slice(base.length)}`;
    void serve(request, response, { public: folder, trailingSlash: true, cleanUrls: true });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
