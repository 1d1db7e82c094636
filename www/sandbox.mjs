import { createServer } from "node:http";
import { Readable } from "node:stream";

import { Sandbox } from "dintero-wasm/sandbox";

/** The name that the shop goes by on the internet. */
export const SHOP = "https://shop.example";

/**
 * Serves a simulator of the Dintero API on loopback.
 *
 * The shop's callbacks go to `https://shop.example`, which does not exist: they are delivered to `shopOrigin()`, with
 * path, query, method and headers as they are.
 *
 * @param {{ port?: number, shopOrigin: () => string, options?: object }} settings
 */
export async function serveSandbox({ port = 0, shopOrigin, options }) {
  const deliver = request => {
    const { origin, pathname, search } = new URL(request.url);
    if (origin !== SHOP) throw new TypeError(`Nothing answers at ${origin}: this simulator delivers to ${SHOP} alone.`);
    return fetch(`${shopOrigin()}${pathname}${search}`, { method: request.method, headers: request.headers, body: request.body, duplex: "half" });
  };
  const sandbox = new Sandbox({ ...options, deliver });
  const server = createServer((incoming, outgoing) => {
    answer(sandbox, incoming, outgoing).catch(failure => {
      process.stderr.write(`The simulator failed: ${failure.stack}\n`);
      outgoing.writeHead(500).end();
    });
  });
  await listen(server, port);
  return {
    sandbox,
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

async function answer(sandbox, incoming, outgoing) {
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) => values.map(value => [name, value])),
    body: hasBody ? Readable.toWeb(incoming) : undefined,
    duplex: "half",
  });
  const response = await sandbox.fetch(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** Listens on loopback; a port in use is one sentence. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", error =>
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} is in use. Choose another with --port, or leave it out.`) : error),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
}
