// The packed tarball in Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

import { data, install } from "./packed.mjs";
import { all } from "./suites/all.mjs";
import { bodies } from "./suites/bodies.mjs";
import { explanations } from "./suites/explanations.mjs";
import { fixes } from "./suites/fixes.mjs";
import { languages, messages } from "./suites/messages.mjs";
import { orders } from "./suites/orders.mjs";
import { reports } from "./suites/reports.mjs";
import { schemas } from "./suites/schemas.mjs";

const project = install();
after(() => project.remove());

const EXPORTS = {
  "dintero-wasm": [
    "Dintero", "DinteroError", "applyFixes", "answerAddressCallback", "answerDiscountCodesCallback", "checkoutHandler", "explain", "readAddressCallback",
    "readCallback", "readDiscountCodesCallback", "reconcileOrder", "responseOf", "signCallback", "signWebhook", "validate", "verifyCallback", "verifyWebhook",
  ],
  "dintero-wasm/validate": ["DinteroError", "applyFixes", "validate"],
  "dintero-wasm/order": ["DinteroError", "reconcileOrder"],
  "dintero-wasm/explain": ["explain", "DinteroError"],
  "dintero-wasm/claims": ["memoryClaims", "durableClaims", "DinteroClaims", "DinteroError"],
  "dintero-wasm/checkout": ["Checkout", "DinteroError"],
  "dintero-wasm/sandbox": ["Sandbox"],
};

/** A script as a bundler makes it small. */
const bundled = (contents) =>
  buildSync({ stdin: { contents, resolveDir: project.folder }, bundle: true, format: "esm", minify: true, write: false, metafile: true, logLevel: "error" });

for (const [entry, names] of Object.entries(EXPORTS)) {
  test(`${entry} can be imported and required`, async () => {
    const imported = await project.import(entry);
    for (const name of names) assert.equal(typeof imported[name], "function", name);
    assert.equal(project.require(entry)[names[0]], imported[names[0]]);
  });

  test(`${entry} compiles nothing when it is imported, and needs no Node`, () => {
    const script = `
      WebAssembly.Module = WebAssembly.Instance = class { constructor() { throw new Error("compiled"); } };
      await import(${JSON.stringify(entry)});
    `;
    execFileSync("node", ["--input-type=module", "--eval", script], { cwd: project.folder });
  });
}

test("nothing in the package imports a built-in of Node, and nothing names this machine", () => {
  for (const file of project.files) {
    const bytes = readFileSync(join(project.folder, "node_modules/dintero-wasm", file), "latin1");
    assert.doesNotMatch(bytes, /(from|import|require)\s*\(?\s*["'](node:|fs|path|crypto|buffer)["']/, file);
    assert.doesNotMatch(bytes, /\/(home|root|Users)\/[\w.-]+\//, file);
  }
});

test("a page that forbids WebAssembly gets a config error, and the next call may work", () => {
  const script = `
    const { Module } = WebAssembly;
    const { validate, DinteroError } = await import("dintero-wasm/validate");
    WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("refused by policy"); } };
    let refused;
    try { validate("sessions.create", {}); } catch (error) { refused = error; }
    if (!(refused instanceof DinteroError) || refused.kind !== "config") throw new Error("it was " + refused);
    WebAssembly.Module = Module;
    if (validate("sessions.create", {}).valid) throw new Error("the second call did not check");
  `;
  execFileSync("node", ["--input-type=module", "--eval", script], { cwd: project.folder });
});

const TAGS = ["en", "nb", "sv", "da", "fi"];
const [full, small, order, sandbox, alone, { render }, ...modules] = await Promise.all([
  ...["dintero-wasm", "dintero-wasm/validate", "dintero-wasm/order", "dintero-wasm/sandbox", "dintero-wasm/explain"].map(project.import),
  import(pathToFileURL(join(project.folder, "node_modules/dintero-wasm/lib/render.js"))),
  ...TAGS.map((tag) => project.import(`dintero-wasm/locales/${tag}`)),
]);
const locales = Object.fromEntries(TAGS.map((tag, at) => [tag, modules[at][tag]]));
suite("the whole library", () => all({ ...full, ...sandbox }, data).forEach(({ name, run }) => test(name, run)));
suite("validate alone", () => [...reports(small, data), ...bodies(small), ...fixes(small, data.fixes), ...schemas(small)].forEach(({ name, run }) => test(name, run)));
suite("reconcileOrder alone", () => orders({ ...small, ...order }, data.orders).forEach(({ name, run }) => test(name, run)));
suite("explain alone", () => explanations({ ...full, ...alone }, locales).forEach(({ name, run }) => test(name, run)));

test("explain weighs on nothing but itself, and loads no WebAssembly", () => {
  assert.equal(full.explain, alone.explain);
  const inputs = (contents) => Object.keys(bundled(contents).metafile.inputs);
  const table = (contents) => bundled(contents).outputFiles[0].text.includes("A VAT rate is a percentage");
  const [explain, validate, client] = ["explain", "validate", ""].map((entry) => `dintero-wasm${entry && `/${entry}`}`);
  assert.ok(table(`export { explain } from "${explain}"`));
  assert.deepEqual(inputs(`export { explain } from "${explain}"`).filter((file) => file.includes("/wasm/")), []);
  assert.deepEqual(inputs(`export { validate } from "${validate}"`).filter((file) => file.includes("explain")), []);
  assert.ok(!table(`export { Dintero, validate } from "${client}"`));
});

for (const [at, tag] of TAGS.entries()) {
  test(`dintero-wasm/locales/${tag} is the same by name and by default`, () => {
    assert.equal(modules[at].default, locales[tag]);
    assert.equal(locales[tag].tag, tag);
    assert.equal(project.require(`dintero-wasm/locales/${tag}`)[tag], locales[tag]);
  });
}
suite("texts are made as the crate makes them", () => messages({ render, locales }, data.messages).forEach(({ name, run }) => test(name, run)));
test("a client and a checkout report in their language", async () => {
  const { Checkout } = await import(pathToFileURL(project.require.resolve("dintero-wasm/checkout")));
  const dintero = new full.Dintero({ accountId: "T12345678", accessToken: "t0ken", locale: locales.nb });
  const checkout = new Checkout({ endpoint: "https://shop.example/api", locale: locales.nb });
  for (const call of [dintero.sessions.create({}), checkout.start({})]) {
    await assert.rejects(call, ({ kind, report }) => kind === "validation" && report.issues[0].message === "Feltet er obligatorisk.");
  }
  assert.throws(() => new full.Dintero({ accountId: "T12345678", locale: "nb" }), { kind: "config" });
});
suite("languages", () => languages(small, locales).forEach(({ name, run }) => test(name, run)));
