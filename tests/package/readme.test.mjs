// The README's examples, run on the packed package.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { install, root } from "./packed.mjs";

const project = install();
after(() => project.remove());

const readme = readFileSync(new URL("README.md", root), "utf8");

/** The first example below a heading that begins so. */
function example(heading) {
  const [, below] = readme.split(`\n## ${heading}`);
  return below.split("```js\n")[1].split("```")[0];
}

/** Runs a script in the project, and gives what it prints. */
function run(name, script) {
  const file = join(project.folder, name);
  writeFileSync(file, script);
  return execFileSync("node", [file], { cwd: project.folder, encoding: "utf8" });
}

test("a cart is checked in a browser", () => {
  const printed = run("browser.mjs", example("In a browser"));
  assert.match(printed, /^\/order\/amount The order's amount is 299\.00\sNOK, but its lines \(299\.90\sNOK\) and shipping \(0\.00\sNOK\) add up to 299\.90\sNOK\./);
  assert.match(printed, /path: '\/order\/amount', value: 29990/);
});

test("prices become an order that adds up", () => {
  assert.equal(run("prices.mjs", example("Prices that add up")), "47468 9494 [ 36170, 11298 ]\n");
});

test("a purchase is made offline", () => {
  assert.equal(run("offline.mjs", example("Offline")), "paid: A-1001\nCAPTURED\n");
});

test("a worker starts a session, and believes a callback that is signed", () => {
  // A Durable Object is tried where there are any, in workerd.
  const memory = 'import { memoryClaims } from "dintero-wasm/claims";\nconst kept = memoryClaims();\nconst durableClaims = () => kept;';
  const worker = example("In a Worker").replace('import { durableClaims } from "dintero-wasm/claims";', memory).replace("./shop.js", "./shop.mjs");
  writeFileSync(join(project.folder, "worker.mjs"), worker);
  const order = '{ profile_id: "default", url: { return_url: "https://shop.example", callback_url: "https://shop.example/api/callback" }, order: { amount: 1, currency: "NOK", merchant_reference: "A", items: [{ line_id: "1", amount: 1 }] } }';
  writeFileSync(join(project.folder, "shop.mjs"), `export const paid = []; export const markPaid = (...order) => paid.push(order); export const priceOf = () => (${order});`);
  const printed = run(
    "serve.mjs",
    `
    import { Sandbox } from "dintero-wasm/sandbox";
    import worker from "./worker.mjs";
    import { paid } from "./shop.mjs";
    const env = { ACCOUNT_ID: "T12345678", CLIENT_ID: "sandbox-client", CLIENT_SECRET: "sandbox-secret", SIGNATURE_SECRET: "s3cret" };
    const callback = "https://shop.example/api/callback";
    const ctx = { waitUntil() {} };
    const sandbox = new Sandbox({ signatureSecret: "s3cret", deliver: (request) => worker.fetch(request, env, ctx) });
    globalThis.fetch = sandbox.fetch;
    const post = (url, body) => new Request(url, { method: "POST", body, headers: { "content-type": "application/json", origin: new URL(url).origin } });
    const started = await worker.fetch(post("https://shop.example/api/checkout", "{}"), env, ctx);
    const { id } = await started.json();
    const refused = await worker.fetch(new Request(callback + "?transaction_id=x"), env, ctx);
    const { transaction_id } = await sandbox.pay(id, {});
    await sandbox.settled();
    console.log(started.status, refused.status, paid.length, paid[0].slice(0, 2).join() === ["A", transaction_id].join(), typeof paid[0][2]);
    `,
  );
  assert.equal(printed, "201 401 1 true string\n");
});
