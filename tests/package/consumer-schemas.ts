// The schemas and the fixes in a strict TypeScript project, and in those of Hono and of tRPC.

import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 as Spec } from "@standard-schema/spec";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";

import { applyFixes, schemas, validate } from "dintero-wasm/validate";
import type { SessionCreate, StandardSchemaV1, TransactionListQuery } from "dintero-wasm/validate";
import { applyFixes as sameFixes, schemas as sameSchemas } from "dintero-wasm";

/** Compiles for `true` alone. */
type Holds<T extends true> = T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// The schemas are what the specification calls one, and its helpers find their types.
const spec: Spec<SessionCreate, SessionCreate> = schemas["sessions.create"];
const all: Readonly<Record<string, Spec>> = schemas;
type Inferred = [
  Holds<Same<Spec.InferInput<(typeof schemas)["sessions.create"]>, SessionCreate>>,
  Holds<Same<Spec.InferOutput<(typeof schemas)["sessions.create"]>, SessionCreate>>,
  Holds<Same<Spec.InferOutput<(typeof schemas)["transactions.list"]>, TransactionListQuery>>,
];
void (null as unknown as Inferred);
const ours: StandardSchemaV1<SessionCreate> = sameSchemas["sessions.create"];
void [spec, all, ours];

const result = schemas["sessions.create"]["~standard"].validate({});
if (result.issues) {
  const [{ message, path } = { message: "", path: [] }] = result.issues;
  const shown: [string, readonly (string | number)[]] = [message, path];
  void shown;
} else {
  const session: SessionCreate = result.value;
  void session;
}
// @ts-expect-error no such operation
schemas["sessions.invent"];
// @ts-expect-error an operation has one schema
schemas["sessions.create"] = schemas["sessions.update"];

new Hono().post("/sessions", sValidator("json", schemas["sessions.create"]), (c) => {
  const session = c.req.valid("json");
  type Body = Holds<Same<typeof session, SessionCreate>>;
  void (null as unknown as Body);
  const reference: string = session.order.merchant_reference;
  return c.json({ reference });
});

const t = initTRPC.create();
const router = t.router({
  create: t.procedure.input(schemas["sessions.create"]).mutation(({ input }) => {
    type Body = Holds<Same<typeof input, SessionCreate>>;
    void (null as unknown as Body);
    return input.order.merchant_reference;
  }),
});
const caller = t.createCallerFactory(router)({});
async function create(body: SessionCreate): Promise<string> {
  // @ts-expect-error no session
  await caller.create({ order: 1 });
  return caller.create(body);
}
void create;

declare const body: SessionCreate;
const { issues } = validate("sessions.create", body);
const mended: SessionCreate = applyFixes(body, issues);
const read: unknown = sameFixes("{}", issues);
// @ts-expect-error the issues, and not the report
applyFixes(body, validate("sessions.create", body));
// @ts-expect-error a text may hold anything
const session: SessionCreate = applyFixes("{}", issues);
void [mended, read, session];
