import type { Engine } from "./loader.js";
import type { Code, Locale, Messages, Operation } from "./tables.js";
import type { Transaction } from "../types.js";

export type { Code, Locale, Messages, Operation };

/** How bad an issue is. An `error` is refused by the API; a `warning` is taken, and is probably a mistake. */
export type Severity = "error" | "warning";

/** What a check takes into account beside the body. A wrong option throws a `ConfigError`. */
export interface ValidateOptions {
  /**
   * The request carries the toggle `strict-session-amounts`, so that the API refuses an order that does not add up.
   * Without it, `sessions.create` makes a warning of that. Default `true`.
   */
  strictSessionAmounts?: boolean;
  /** The language of the texts: a table of `dintero-wasm/locales`. English is built in. */
  locale?: Locale;
  /** Rules about time are skipped without it. */
  now?: Date | string;
  /**
   * The transaction that is captured, refunded, voided or changed, as last read: the object, or its JSON text or
   * bytes. Rules about its state are skipped without it. Read it shortly before: it may have changed since.
   */
  transaction?: Transaction | string | Uint8Array;
  /**
   * Turns codes up, down or off; the report says in `changed` which of them made a difference. Codes about options of
   * the client (`account_id_invalid` and the like) stay as they are.
   */
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
  /**
   * Codes of which something was found that the option `rules` turned up, down or off. Absent: the report is as it
   * would be without the option.
   */
  changed?: Code[];
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
