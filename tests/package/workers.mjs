// Workers in workerd; one with a Durable Object has its storage on disk, so that it can be killed and started again.

import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import workerd from "workerd";

const quoted = (text) => JSON.stringify(text);

/** Bundles a worker as its tools would; the list of its modules, as a configuration has it. */
async function bundle(project, entry, name, alias) {
  const outdir = join(project.folder, name);
  await build({
    entryPoints: { worker: entry },
    outdir,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    nodePaths: [join(project.folder, "node_modules")],
    alias,
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  const files = readdirSync(outdir).sort((one) => (one === "worker.mjs" ? -1 : 1));
  return files.map((file) => `(name = ${quoted(file)}, ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed ${quoted(`${name}/${file}`)})`);
}

/**
 * One workerd whose worker stands at one address for each of `isolates`, all over one namespace of the class `durable`.
 * It behaves as workerd did on the day `date`.
 *
 * @param {{ project: { folder: string }, name: string, entry: string, durable?: string, isolates?: number, bindings?: Record<string, string>, v8Flags?: string[], date?: string, alias?: Record<string, string> }} options
 */
export async function worker({ project, name, entry, durable, isolates = 1, bindings = {}, v8Flags = [], date = "2026-01-01", alias = {} }) {
  const modules = await bundle(project, entry, name, alias);
  const disk = join(project.folder, `${name}-disk`);
  mkdirSync(disk);
  const texts = Object.entries(bindings).map(([key, text]) => `(name = ${quoted(key)}, text = ${quoted(text)})`);
  // The first has the objects; the others reach them.
  const services = Array.from({ length: isolates }, (_, at) => {
    const namespace = at === 0 ? quoted(durable) : `(className = ${quoted(durable)}, serviceName = "isolate-0")`;
    const claims = durable ? [`(name = "CLAIMS", durableObjectNamespace = ${namespace})`] : [];
    const objects = `durableObjectNamespaces = [(className = ${quoted(durable)}, uniqueKey = "claims", enableSql = true)], durableObjectStorage = (localDisk = "disk"),`;
    return `(name = "isolate-${at}", worker = (modules = [${modules}], compatibilityDate = ${quoted(date)}, globalOutbound = "network",
      ${durable && at === 0 ? objects : ""} bindings = [${[...texts, ...claims]}]))`;
  });
  const config = join(project.folder, `${name}.capnp`);

  /** Starts it on ports of its choice, or on those that it had. */
  async function start(ports = Array(isolates).fill(0)) {
    const sockets = ports.map((port, at) => `(name = "${at}", address = "127.0.0.1:${port}", http = (), service = "isolate-${at}")`);
    writeFileSync(
      config,
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = [${v8Flags.map(quoted)}],
  services = [${services},
    (name = "disk", disk = (path = ${quoted(disk)}, writable = true)),
    (name = "network", network = (allow = ["private"]))],
  sockets = [${sockets}],
);
`,
    );
    const child = spawn(workerd.default ?? workerd, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const listening = new Promise((resolve) => {
      const bound = [];
      createInterface({ input: child.stdio[3] }).on("line", (line) => {
        const { event, socket, port } = JSON.parse(line);
        if (event !== "listen") return;
        bound[Number(socket)] = port;
        if (bound.filter(Boolean).length === isolates) resolve(bound);
      });
    });
    const bound = await Promise.race([listening, ended.then((status) => Promise.reject(new Error(`workerd stopped with status ${status}`)))]);
    return {
      pid: child.pid,
      origins: bound.map((port) => `http://127.0.0.1:${port}`),
      /** Ends it at once, as a machine that loses its power; it can be started again over the same disk. */
      async kill() {
        child.kill("SIGKILL");
        await ended;
        return () => start(bound);
      },
    };
  }

  return start();
}
