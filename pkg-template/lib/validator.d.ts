import type { Engine } from "./loader.js";
import type { Code, Messages, Operation } from "./tables.js";

export type { Code, Messages, Operation };

/** How bad an issue is. An `error` is refused by the API; a `warning` is taken, and is probably a mistake. */
export type Severity = "error" | "warning";

/** What a check takes into account beside the body. A wrong option throws a `ConfigError`. */
export interface ValidateOptions {
  /**
   * The request carries the toggle `strict-session-amounts`, so that the API refuses an order that does not add up.
   * Without it, `sessions.create` makes a warning of that. Default `true`.
   */
  strictSessionAmounts?: boolean;
  /** The texts: a table with a template for every code. English is built in. */
  locale?: Messages;
  /** Rules about time are skipped without it. */
  now?: Date | string;
  /** Turns codes up, down or off. */
  rules?: { readonly [C in Code]?: Severity | "off" };
}

/** What a check found. */
export interface Report {
  /** No issue is an error. */
  valid: boolean;
  /** In the order of the body; at most 100. */
  issues: Issue[];
  /** How many there are. */
  total: number;
  /** There are more than are listed. */
  truncated: boolean;
}

/** One thing that is wrong, or probably is. */
export interface Issue {
  /** What it is. Codes are stable. */
  code: Code;
  severity: Severity;
  /** Where: a JSON Pointer (RFC 6901) into the body, `""` for the whole of it. */
  pointer: string;
  /** What is wrong and how to mend it. */
  message: string;
  /** The figures and names in the message; amounts in minor units. */
  params: Record<string, string | number | boolean | string[]>;
  /** What repairs it, where that is certain. */
  fix?: JsonPatch;
}

/** A JSON Patch (RFC 6902). */
export type JsonPatch = JsonPatchOperation[];

/** One operation of a JSON Patch. */
export type JsonPatchOperation = { op: "replace"; path: string; value: unknown } | { op: "remove"; path: string };

/**
 * Checks the body of an operation by the API's own rules, and finds all that is wrong with it. Nothing is sent.
 *
 * Any body gives a report, and none makes it throw. A string or bytes are JSON text; anything else is a JavaScript
 * value. An operation that sends no body takes `{}`.
 *
 * @example
 * const report = validate("sessions.create", { profile_id: "default", url: { return_url: "https://shop.example" },
 *   order: { amount: 100, currency: "NOK", merchant_reference: "A-1", items: [{ id: "1", line_id: "1", amount: 99 }] } });
 * report.valid;             // false
 * report.issues[0].pointer; // "/order/amount"
 */
export declare function validate(operation: Operation, body: unknown, options?: ValidateOptions): Report;

export declare function createValidator(engine: Engine): { validate: typeof validate };
