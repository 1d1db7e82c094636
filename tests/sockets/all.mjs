// `cargo xtask sockets`: many captures in each runtime, and the tables of what came of them.

import { parseArgs } from "node:util";

import { install } from "../package/packed.mjs";
import { attempt } from "./run.mjs";
import { RUNTIMES } from "./runtimes.mjs";
import { table } from "./table.mjs";
import { broken } from "./verdict.mjs";

/** The most lines that are printed of a promise that broke. */
const SHOWN = 20;

const OPTIONS = {
  calls: { type: "string", default: "1000" },
  seed: { type: "string", default: "1" },
  runtime: { type: "string", multiple: true, default: RUNTIMES },
  operation: { type: "string", default: "capture" },
};

/** The run that the command line asks for. */
function wanted() {
  const { values } = parseArgs({ options: OPTIONS });
  const number = (name) => {
    if (!/^\d{1,9}$/.test(values[name]) || values[name] === "0") throw new Error(`--${name} takes a whole number, 1 or more.`);
    return Number(values[name]);
  };
  const unknown = values.runtime.find((name) => !RUNTIMES.includes(name));
  if (unknown) throw new Error(`There is no runtime ${unknown}; there are ${RUNTIMES.join(", ")}.`);
  if (!["capture", "void"].includes(values.operation)) throw new Error("--operation is capture or void.");
  return { calls: number("calls"), seed: number("seed"), runtimes: values.runtime, operation: values.operation };
}

/** Prints the table of a run and what it promised; how often a promise broke. */
function show(run, seconds) {
  console.log(`\n${run.runtime}: ${run.operation} × ${run.calls.length}, seed ${run.seed}, ${seconds} s\n\n${table(run)}\n`);
  const promises = broken(run);
  for (const [promise, lines] of promises) {
    console.log(`  ${lines.length === 0 ? "held  " : "BROKEN"}  ${promise}`);
    for (const line of lines.slice(0, SHOWN)) console.log(`          ${line}`);
  }
  return promises.flatMap(([, lines]) => lines).length;
}

async function all({ runtimes, ...settings }) {
  const project = install();
  try {
    const [full, sandbox] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox"].map(project.import));
    let failures = 0;
    for (const runtime of runtimes) {
      const start = performance.now();
      const run = await attempt({ ...settings, runtime, timeoutMs: 2_000, atOnce: 50, project: project.folder, library: { ...full, ...sandbox } });
      failures += show(run, ((performance.now() - start) / 1000).toFixed(1));
    }
    return failures;
  } finally {
    project.remove();
  }
}

try {
  process.exitCode = (await all(wanted())) === 0 ? 0 : 1;
} catch (failure) {
  console.error(failure.code?.startsWith("ERR_PARSE_ARGS") || !failure.cause ? failure.message : failure);
  process.exitCode = 2;
}
