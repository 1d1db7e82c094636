// The packed tarball in a page: bundled as a page's tools would, under a strict Content Security Policy.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { data, install } from "../package/packed.mjs";
import { agree, report } from "../package/told.mjs";
import { launch } from "./support.mjs";

const WASM = "script-src 'self' 'wasm-unsafe-eval'";
const NO_WASM = "script-src 'self'";

const local = path => fileURLToPath(new URL(path, import.meta.url));

const PAGES = { suites: local("../package/suites/page.mjs"), validate: local("pages/validate.mjs"), doors: local("pages/doors.mjs") };

const project = install();

/** The scripts of the pages, without any condition but a browser's. */
async function bundle() {
  const { build } = createRequire(local("../package/package.json"))("esbuild");
  const modules = join(project.folder, "node_modules");
  const { outputFiles, metafile } = await build({
    entryPoints: PAGES,
    outdir: "/",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    nodePaths: [modules],
    alias: { "#render": join(modules, "dintero-wasm/lib/render.js") },
    logLevel: "error",
  });
  return { scripts: new Map(outputFiles.map(({ path, contents }) => [path, contents])), inputs: Object.keys(metafile.inputs) };
}

/** Serves each page at `/name`, with the policy that its query asks for. */
async function serve(scripts) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const send = (type, body, headers) => response.writeHead(200, { "content-type": type, ...headers }).end(body);
    if (pathname === "/data.json") return send("application/json", JSON.stringify(data));
    if (scripts.has(pathname)) return send("text/javascript", scripts.get(pathname));
    const policy = `default-src 'none'; img-src data:; connect-src 'self'; ${searchParams.get("scripts")}`;
    return send("text/html", `<!doctype html><title>${pathname}</title><link rel="icon" href="data:,"><script type="module" src="${pathname}.js"></script>`, {
      "content-security-policy": policy,
    });
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

const { scripts, inputs } = await bundle();
const { server, origin } = await serve(scripts);
const browser = await launch();
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  project.remove();
});

/** What a page tells when it is done. It runs by itself: what a test evaluates, a policy may not hold for. */
async function told(name, policy) {
  const page = await browser.newPage();
  const thrown = new Promise((_, reject) => page.on("pageerror", reject));
  await page.goto(`${origin}/${name}?scripts=${encodeURIComponent(policy)}`);
  await Promise.race([page.waitForFunction(() => globalThis.told !== undefined, undefined, { timeout: 60_000 }), thrown]);
  const answer = await page.evaluate(() => globalThis.told);
  await page.close();
  return answer;
}

// All that is awaited comes before the first test: the runner ends when none is left.
const { outcomes, reports } = await told("suites", WASM);
report("in Chromium", outcomes);
agree("in Chromium", reports, project);

test("a page is bundled from the tarball, with the bytes in its scripts", () => {
  const ours = inputs.filter(file => file.includes("/dintero-wasm/"));
  assert.ok(ours.every(file => join(process.cwd(), file).startsWith(project.folder)), ours.join("\n"));
  assert.deepEqual(ours.filter(file => /workerd|edge-light|\.wasm$/.test(file)), []);
});

test("validate alone runs where scripts are the page's own and WebAssembly is allowed by name", async () => {
  const reports = await told("validate", WASM);
  for (const { valid, issues } of reports) assert.deepEqual([valid, issues.map(({ pointer }) => pointer)], [false, ["/url", "/order", "/profile_id"]]);
});

test("validate alone throws a config error where a policy forbids WebAssembly, and says what to allow", async () => {
  for (const { name, kind, typed, message } of await told("validate", NO_WASM)) {
    assert.deepEqual([name, kind, typed], ["ConfigError", "config", true]);
    assert.match(message, /'wasm-unsafe-eval'/);
  }
});

test("where a policy forbids WebAssembly, what needs it is a config error, and a sale is made all the same", async () => {
  assert.deepEqual(await told("doors", NO_WASM), {
    Dintero: "config",
    verifyCallback: "config",
    reconcileOrder: "config",
    Sandbox: "config",
    Checkout: "answered",
    explain: "answered",
  });
});
