// What the sandbox answers, held against what the API states of its answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, suite } from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { reference, schemaOf, schemasOf } from "./facts.mjs";
import { data, install } from "./packed.mjs";
import { flows } from "./suites/flows.mjs";
import { lists } from "./suites/lists.mjs";
import { operations } from "./suites/operations.mjs";
import { ORDER, shop } from "./suites/shop.mjs";

const project = install();
after(() => project.remove());
const [full, sandbox] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox"].map(project.import));

const facts = JSON.parse(readFileSync(new URL("../contract/facts.json", import.meta.url), "utf8"));
const ajv = addFormats.default(new Ajv.default({ allErrors: true, strict: false }));
ajv.addSchema(schemasOf(facts));

/** Everything that was answered. */
const answers = [];

class Recorded extends sandbox.Sandbox {
  constructor(options) {
    super(options);
    const { fetch } = this;
    this.fetch = async (input, init) => {
      const request = new Request(input, init);
      const { method, url } = request;
      const response = await fetch(request);
      const operation = operationOf(method, new URL(url).pathname);
      const isJson = response.headers.get("content-type")?.includes("json");
      const text = await response.clone().text();
      if (operation) answers.push({ operation, status: response.status, body: isJson ? JSON.parse(text) : text });
      return response;
    };
  }
}

const paths = Object.entries(facts.operations).map(([operation, { method, path }]) => {
  const pattern = path.split("/").map((segment) => (segment.startsWith("{") ? "[^/]+" : segment.replaceAll(".", "\\.")));
  return { operation, method, path: new RegExp(`^${path.startsWith("/v2/") ? "" : "/v1"}${pattern.join("/")}$`) };
});

/** The operation that a request asked for. A literal segment goes before a parameter. */
function operationOf(method, pathname) {
  const found = paths.filter((one) => one.method === method && one.path.test(pathname));
  return found.sort((one, other) => one.path.source.split("[^/]+").length - other.path.source.split("[^/]+").length)[0]?.operation;
}

/** What the facts say of an answer: also of what is refused. */
function statedFor({ operation, status, body }) {
  if (status < 300) return facts.operations[operation].response;
  if (operation === "sessions.pay") return facts.payRefusal;
  return body.error?.code === "mfa_required" ? facts.mfaRequired : facts.error;
}

/** A session has it, and the API does not state it of one that is read with its transaction. */
const UNSTATED = ({ instancePath, params }) => instancePath === "/session/configuration" && params.additionalProperty === "merchant";

const compiled = new Map();

/** What is wrong with an answer. */
function faults(answer) {
  const stated = statedFor(answer);
  if (!compiled.has(stated)) compiled.set(stated, ajv.compile(schemaOf(stated)));
  const validate = compiled.get(stated);
  validate(answer.body);
  const errors = (validate.errors ?? []).filter((error) => !UNSTATED(error));
  return errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** Captures, refunds and voids that are accepted first. */
async function defer({ Dintero, Sandbox }) {
  const { dintero, sandbox, paid } = shop({ Dintero, Sandbox });
  const ids = [await paid({ product: "vipps" }), await paid({ product: "vipps" })];
  sandbox.defer();
  await dintero.transactions.capture(ids[0], { amount: ORDER.order.amount });
  sandbox.advance(5);
  await dintero.transactions.refund(ids[0], { amount: 100 });
  await dintero.transactions.void(ids[1]);
  sandbox.advance(5);
  await dintero.transactions.list({ limit: 100 }).page();
}

const library = { ...full, Sandbox: Recorded };
for (const { run } of [...operations(library, data), ...flows(library), ...lists(library)]) await run();
await defer(library);

suite("what the sandbox answers is what the API states", () => {
  for (const operation of Object.keys(facts.operations)) {
    test(operation, () => {
      const given = answers.filter((answer) => answer.operation === operation);
      assert.ok(given.some(({ status }) => status < 300), "nothing was answered");
      const found = given.flatMap((answer) => faults(answer).map((fault) => `${answer.status} ${fault}`));
      assert.deepEqual([...new Set(found)], [], `of ${given.length} answers`);
    });
  }
});

test("each kind of answer was there", () => {
  const statuses = (operation) => [...new Set(answers.filter((answer) => answer.operation === operation).map(({ status }) => status))].sort();
  for (const operation of ["transactions.capture", "transactions.refund", "transactions.void"]) {
    assert.ok(statuses(operation).includes(200) && statuses(operation).includes(202), operation);
  }
  assert.deepEqual(statuses("settlements.generateTestReport"), [200, 201]);
  assert.deepEqual(statuses("sessions.pay"), [200, 400, 500]);
  assert.ok(statuses("auth.token").includes(403) && statuses("transactions.get").includes(401));
});

suite("an answer that is wrong is found out", () => {
  const good = (operation) => structuredClone(answers.find((answer) => answer.operation === operation && answer.status < 300 && answer.body.length !== 0));
  const wrong = {
    "a required member that is missing": ["transactions.get", ({ body }) => delete body.amount],
    "another type": ["transactions.get", ({ body }) => (body.amount = "300.00")],
    "a fraction of a minor unit": ["transactions.get", ({ body }) => (body.amount = 0.5)],
    "an amount below nothing": ["transactions.get", ({ body }) => (body.amount = -1)],
    "a status that there is not": ["transactions.get", ({ body }) => (body.status = "TELEPORTED")],
    "a date that is none": ["transactions.get", ({ body }) => (body.events[0].created_at = "2026-02-30T00:00:00Z")],
    "a member that nobody states": ["transactions.get", ({ body }) => (body.events[0].beam = true)],
    "one item of a list": ["transactions.list", ({ body }) => (body[0].currency = "kr")],
    "no list": ["transactions.list", (answer) => (answer.body = {})],
    "an address that is none": ["sessions.create", ({ body }) => (body.url = "shop")],
    "a member of a member": ["sessions.get", ({ body }) => delete body.url.return_url],
    "a whole object": ["settlements.list", (answer) => (answer.body = [])],
    "a balance without its currency": ["payouts.balances", ({ body }) => delete body.payout_destination_balances[0].currency],
    "an id that is none": ["approvals.create", ({ body }) => (body.id = "a")],
    "two bank accounts": ["approvals.create", ({ body }) => body.bank_accounts.push(body.bank_accounts[0])],
    "an image that is none": ["branding.logos", (answer) => (answer.body = {})],
    "an error without words": ["transactions.get", (answer) => Object.assign(answer, { status: 404, body: { error: {} } })],
    "a refusal that does not say so": ["sessions.pay", (answer) => Object.assign(answer, { status: 400, body: { error: { message: "no" } } })],
  };
  for (const [name, [operation, spoil]] of Object.entries(wrong)) {
    test(name, () => {
      const answer = good(operation);
      assert.deepEqual(faults(answer), []);
      spoil(answer);
      assert.notDeepEqual(faults(answer), []);
    });
  }
  test("an object that the facts do not know", () => assert.throws(() => ajv.compile({ $ref: reference("nothing") })));
});
