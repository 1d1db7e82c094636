// The schemas in the validators of frameworks, and what they weigh for those who use none.

import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sValidator } from "@hono/standard-validator";
import { TRPCError, initTRPC } from "@trpc/server";
import { build } from "esbuild";
import { Hono } from "hono";

import { install, pkg } from "./packed.mjs";
import { SESSION } from "./suites/schemas.mjs";

const project = install();
after(() => project.remove());
const { schemas } = await project.import("dintero-wasm/validate");

/** Two faults: one in the order, and one in an item. */
const BROKEN = { ...SESSION, order: { ...SESSION.order, merchant_reference: 1, items: [{ ...SESSION.order.items[0], amount: 100, id: 2 }] } };
const PATHS = ['["order","items",0,"id"]', '["order","merchant_reference"]'];

const paths = (issues) => issues.map(({ path }) => JSON.stringify(path)).sort();

suite("in Hono", () => {
  const app = new Hono().post("/sessions", sValidator("json", schemas["sessions.create"]), (c) =>
    c.json({ reference: c.req.valid("json").order.merchant_reference }),
  );
  const post = (body) =>
    app.request("/sessions", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

  test("a body that is right is handed on", async () => {
    const response = await post(SESSION);
    assert.deepEqual([response.status, await response.json()], [200, { reference: "A-1" }]);
  });

  test("a broken one is refused, with the places", async () => {
    const response = await post(BROKEN);
    const { success, error } = await response.json();
    assert.deepEqual([response.status, success, paths(error)], [400, false, PATHS]);
    assert.ok(error.every(({ message }) => message));
  });
});

suite("in tRPC", () => {
  const t = initTRPC.create();
  const router = t.router({
    create: t.procedure.input(schemas["sessions.create"]).mutation(({ input }) => input.order.merchant_reference),
  });
  const caller = t.createCallerFactory(router)({});

  test("a body that is right is handed on", async () => assert.equal(await caller.create(SESSION), "A-1"));

  test("a broken one is refused, with the places", async () => {
    await assert.rejects(caller.create(BROKEN), (error) => {
      assert.ok(error instanceof TRPCError);
      assert.deepEqual([error.code, paths(error.cause.issues)], ["BAD_REQUEST", PATHS]);
      return true;
    });
  });
});

test("who only validates bundles neither schemas nor fixes", async () => {
  const validateEntry = fileURLToPath(new URL("validate.workerd.js", pkg));
  const bundled = async (names) => {
    const stdin = { contents: `export { ${names} } from ${JSON.stringify(validateEntry)}`, resolveDir: project.folder };
    const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false, external: ["*.wasm"] });
    return ["~standard", "applyFixes takes"].map((mark) => outputFiles[0].text.includes(mark));
  };
  assert.deepEqual(await bundled("validate"), [false, false]);
  assert.deepEqual(await bundled("schemas"), [true, false]);
  assert.deepEqual(await bundled("applyFixes"), [false, true]);
});
