// The packed tarball inside workerd, the runtime of Cloudflare Workers.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import workerd from "workerd";

import { data, install } from "./packed.mjs";
import { agree, report } from "./told.mjs";

const project = install();

/** Bundles the tests as a Worker's tools would, and lists what came of it as modules. */
async function bundle(outdir) {
  await build({
    entryPoints: [fileURLToPath(new URL("suites/worker.mjs", import.meta.url))],
    outdir,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    nodePaths: [join(project.folder, "node_modules")],
    alias: { "#render": join(project.folder, "node_modules/dintero-wasm/lib/render.js") },
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  const kind = (file) => (file.endsWith(".wasm") ? "wasm" : "esModule");
  const files = readdirSync(outdir).sort((one) => (one === "worker.mjs" ? -1 : 1));
  return files.map((file) => `(name = "${file}", ${kind(file)} = embed "bundle/${file}")`);
}

/** Starts workerd on a port of its choice. */
async function start() {
  const modules = await bundle(join(project.folder, "bundle"));
  const config = join(project.folder, "config.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules}], compatibilityDate = "2024-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  const server = spawn(workerd.default, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  const port = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (status) => reject(new Error(`workerd stopped with status ${status}`)));
    server.stdio[3].on("data", (line) => {
      const event = JSON.parse(line);
      if (event.event === "listen") resolve(event.port);
    });
  });
  return { server, url: `http://127.0.0.1:${port}/` };
}

const { server, url } = await start();
after(() => {
  server.kill();
  project.remove();
});

const response = await fetch(url, { method: "POST", body: JSON.stringify(data) });
const text = await response.text();
assert.equal(response.status, 200, text);

const { outcomes, reports } = JSON.parse(text);
report("in workerd", outcomes);
agree("in workerd", reports, project);
