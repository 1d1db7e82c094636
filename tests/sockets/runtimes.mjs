// Where the package is to hold: each runtime makes a job's calls in a process of its own.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import workerd from "workerd";

const here = fileURLToPath(new URL(".", import.meta.url));
const installed = (name) => join(here, "node_modules/.bin", name);

const COMMANDS = {
  node: [process.execPath, []],
  deno: [installed("deno"), ["run", "--quiet", "--no-prompt", "--allow-net=127.0.0.1", "--cached-only"]],
  bun: [installed("bun"), []],
};

/** Without it, workerd reports rejections that are handled in the same turn: each of a body that breaks off is one. */
const LATE = "unhandled_rejection_after_microtask_checkpoint";

export const RUNTIMES = ["node", "workerd", "deno", "bun"];

/**
 * Makes a job's calls.
 *
 * @param {string} runtime
 * @param {string} project a folder in which the packed package is installed
 * @param {object} job
 * @param {number} patienceMs after which the process is taken for dead
 * @returns {Promise<{ outcomes: object[], uncaught: string[], controls: number, said: string, lingeredMs?: number }>}
 */
export async function call(runtime, project, job, patienceMs) {
  const folder = mkdtempSync(join(project, `${runtime}-`));
  cpSync(join(here, "client"), folder, { recursive: true });
  writeFileSync(join(folder, "job.json"), JSON.stringify(job));
  return runtime === "workerd" ? inWorkerd(folder, patienceMs) : inProcess(COMMANDS[runtime], folder, patienceMs);
}

/** Runs to its end by itself: a timer or a connection that is left would keep the process alive. */
async function inProcess([command, words], folder, patienceMs) {
  const child = spawn(command, [...words, "main.mjs"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], timeout: patienceMs });
  const [out, said] = [text(child.stdout), text(child.stderr)];
  let last;
  child.stdout.on("data", () => (last = performance.now()));
  const status = await ended(child);
  if (status !== 0) throw new Error(`The process ended with ${status}: ${await said}`);
  return { ...JSON.parse(await out), said: await said, lingeredMs: performance.now() - last };
}

async function inWorkerd(folder, patienceMs) {
  const config = await configure(folder);
  const child = spawn(workerd.default ?? workerd, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "pipe", "pipe", "pipe"], timeout: patienceMs });
  const said = text(child.stderr);
  text(child.stdout);
  const end = ended(child);
  const port = await Promise.race([
    listening(child),
    end.then(async (status) => {
      throw new Error(`workerd ended with ${status}: ${await said}`);
    }),
  ]);
  const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(patienceMs) });
  const answer = await response.text();
  child.kill();
  await end;
  if (!response.ok) throw new Error(`The worker answered ${response.status}: ${answer} ${await said}`);
  return { ...JSON.parse(answer), said: await said };
}

/** Bundles the job as a Worker's tools would. */
async function configure(folder) {
  const outdir = join(folder, "bundle");
  await build({
    entryPoints: [join(folder, "worker.mjs")],
    outdir,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  const kind = (file) => (file.endsWith(".wasm") ? "wasm" : "esModule");
  const files = readdirSync(outdir).sort((one) => (one === "worker.mjs" ? -1 : 1));
  const modules = files.map((file) => `(name = "${file}", ${kind(file)} = embed "bundle/${file}")`);
  const config = join(folder, "config.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [${modules}], compatibilityDate = "2026-01-01", compatibilityFlags = ["${LATE}"], globalOutbound = "loopback")),
    (name = "loopback", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  return config;
}

function listening(child) {
  return new Promise((resolve) => {
    createInterface({ input: child.stdio[3] }).on("line", (line) => {
      const message = JSON.parse(line);
      if (message.event === "listen") resolve(message.port);
    });
  });
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
}

async function text(stream) {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text += chunk;
  return text;
}
