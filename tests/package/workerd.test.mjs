// The packed tarball inside workerd, the runtime of Cloudflare Workers.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

import { data, install } from "./packed.mjs";
import { agree, report } from "./told.mjs";
import { worker } from "./workers.mjs";

const project = install();

const server = await worker({
  project,
  name: "suites",
  entry: fileURLToPath(new URL("suites/worker.mjs", import.meta.url)),
  date: "2024-01-01",
  alias: { "#render": join(project.folder, "node_modules/dintero-wasm/lib/render.js") },
});
after(async () => {
  await server.kill();
  project.remove();
});

const response = await fetch(server.origins[0], { method: "POST", body: JSON.stringify(data) });
const text = await response.text();
assert.equal(response.status, 200, text);

const { outcomes, reports } = JSON.parse(text);
report("in workerd", outcomes);
agree("in workerd", reports, project);
