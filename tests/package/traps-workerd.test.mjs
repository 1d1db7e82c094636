// Modules that trap, in workerd: within one request, and beside the requests of others in the same isolate.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import workerd from "workerd";

import { install } from "./packed.mjs";

const project = install();
const servers = [];
after(() => {
  for (const server of servers) server.kill();
  project.remove();
});

await build({
  entryPoints: [fileURLToPath(new URL("suites/traps-worker.mjs", import.meta.url))],
  outdir: join(project.folder, "bundle"),
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker"],
  loader: { ".wasm": "copy" },
  nodePaths: [join(project.folder, "node_modules")],
  outExtension: { ".js": ".mjs" },
  logLevel: "error",
});
const embedded = (file) => `(name = "${file}", ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed "bundle/${file}")`;
const modules = readdirSync(join(project.folder, "bundle")).sort((one) => (one.endsWith(".mjs") ? -1 : 1)).map(embedded);

/** Starts workerd as it was on a day, and gives what asks it. */
async function start(date) {
  const config = join(project.folder, `${date}.capnp`);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules}], compatibilityDate = "${date}"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  const server = spawn(workerd.default, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  servers.push(server);
  const port = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (status) => reject(new Error(`workerd stopped with status ${status}`)));
    server.stdio[3].on("data", (line) => {
      const event = JSON.parse(line);
      if (event.event === "listen") resolve(event.port);
    });
  });
  return async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text);
  };
}

// On the first of these days, a promise that another request settles was lost.
const runs = await Promise.all(
  ["2024-01-01", "2025-06-01"].map(async (date) => {
    const ask = await start(date);
    return { date, ask, outcomes: await ask("/suite") };
  }),
);
for (const { date, ask, outcomes } of runs) {
  suite(`in workerd of ${date}`, () => {
    for (const { name, error } of outcomes) test(name, () => assert.equal(error, undefined));
    test("a trap in one request is told to the others at once, each in a turn of its own", async () => {
      const begun = Date.now();
      const captures = Promise.all(["/capture", "/capture", "/capture"].map(ask));
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(await ask("/trap"), "internal");
      assert.deepEqual(await captures, ["unknown_outcome", "unknown_outcome", "unknown_outcome"]);
      assert.ok(Date.now() - begun < 2500, `they were told after ${Date.now() - begun} ms`);
      assert.equal(await ask("/next"), "done");
    });
  });
}
