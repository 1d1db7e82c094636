import { createServer } from "node:net";

/** Says in one sentence why nothing can listen on a port of this machine. Port 0 is any that is free. */
export function checkPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", ({ code }) => {
      const why = { EADDRINUSE: "is in use", EACCES: "needs rights that you do not have" }[code] ?? `cannot be used (${code})`;
      reject(new Error(`Port ${port} ${why}. Choose another with --port, or leave it out.`));
    });
    server.listen(port, "127.0.0.1", () => server.close(resolve));
  });
}
