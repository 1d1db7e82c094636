import type { Operation } from "./tables.js";
import type { validate } from "./validator.js";
import type { OperationBodies } from "../types.js";

/** A schema that any library can use which knows the Standard Schema (standardschema.dev), version 1. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    /** Checks a value, and gives it back as it is, or what is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<Output>;
    /** For the compiler alone: it is never there. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema finds: the value, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong. */
export interface StandardIssue {
  /** What is wrong and how to mend it, in English. */
  readonly message: string;
  /** Where: the names of members, and the numbers of items in arrays. */
  readonly path: readonly (string | number)[];
}

/**
 * What each operation is checked by, as a Standard Schema: for the validators of Hono, tRPC, TanStack Form and others.
 *
 * Errors are issues; warnings pass. `validate` says more, and takes options.
 *
 * @example
 * app.post("/sessions", sValidator("json", schemas["sessions.create"]), (c) => start(c.req.valid("json")));
 */
export declare const schemas: { readonly [O in Operation]: StandardSchemaV1<OperationBodies[O]> };

export declare function createSchemas(check: typeof validate): typeof schemas;
