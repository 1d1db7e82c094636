import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import workerd from "workerd";

const quoted = text => JSON.stringify(text);

/** The worker's configuration: Cap'n Proto text, with each module embedded. */
function config({ modules, assets, bindings, port }) {
  const kinds = { js: "esModule", wasm: "wasm" };
  // The first module is the worker itself.
  const listed = [...modules].sort((a, b) => Number(b === "worker.js") - Number(a === "worker.js"));
  const module = name => `(name = ${quoted(name)}, ${kinds[name.split(".").pop()]} = embed ${quoted(`worker/${name}`)})`;
  const binding = ([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`;
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "shop", worker = (
      modules = [${listed.map(module).join(", ")}],
      compatibilityDate = "2026-01-01",
      bindings = [${Object.entries(bindings).map(binding).join(", ")}, (name = "ASSETS", service = "assets")],
      globalOutbound = "network",
    )),
    (name = "assets", disk = (path = ${quoted(assets)})),
    (name = "network", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "shop")],
);
`;
}

/**
 * Runs the shop's worker in workerd, on loopback.
 *
 * @returns {Promise<{ origin: string, failed: Promise<never>, close: () => Promise<void> }>}
 */
export async function runWorker({ folder, port = 0, ...bundled }) {
  const file = join(folder, "shop.capnp");
  writeFileSync(file, config({ ...bundled, port }));
  const child = spawn(workerd.default ?? workerd, ["serve", file, "--control-fd=3"], { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", text => {
      said.push(text);
      if (process.env.DEBUG) process.stderr.write(text);
    });
  }
  const exited = new Promise(resolve => child.once("close", resolve));
  const failed = exited.then(() => {
    const text = said.join("").trim();
    throw new Error(/address already in use/i.test(text) ? `Port ${port} is in use. Choose another with --port, or leave it out.` : `workerd stopped: ${text || "it said nothing"}`);
  });
  failed.catch(() => {});
  const listening = new Promise(resolve => {
    createInterface({ input: child.stdio[3] }).on("line", line => {
      const message = JSON.parse(line);
      if (message.event === "listen") resolve(message.port);
    });
  });
  const bound = await Promise.race([listening, failed]);
  return {
    origin: `http://127.0.0.1:${bound}`,
    failed,
    close() {
      child.kill();
      return exited;
    },
  };
}
