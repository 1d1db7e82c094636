import type { Code, Locale, Operation } from "./tables.js";
import type { Severity } from "./validator.js";

/** What a code means. */
export interface Explanation {
  code: Code;
  /** How bad it is, where nothing else is said. */
  severity: Severity;
  /** The rule, in English. */
  rule: string;
  /** Where it is stated: addresses, or a name where there is no public page. */
  source: string[];
  /** `documented`: the source says so. `inferred`: it follows from the source. `uncertain`: the documentation is silent. */
  certainty: "documented" | "inferred" | "uncertain";
  /** What an issue of the example says, in the language that was asked for. */
  message: string;
  /** What breaks the rule. `too_large` alone has none: it would be over 1 MiB. */
  example?: Example;
  /**
   * What repairs the example: a JSON Patch (RFC 6902) for its body, or for its `client`. There is none where only the
   * shop can know what it meant.
   */
  fix?: ExampleFix;
}

/** A request whose report has this one issue: `validate(example.operation, example.body, example.options)`. */
export interface Example {
  operation: Operation;
  /** JSON text. */
  body: string;
  /** Where the issue is: a JSON Pointer (RFC 6901) into the body, or into `client`. */
  pointer: string;
  /** What the check must know beside the body. */
  options?: { transaction?: Record<string, unknown>; now?: string };
  /** For a rule about options: those of the client or of the call. */
  client?: Record<string, unknown>;
}

/** A JSON Patch (RFC 6902) that repairs an example. */
export type ExampleFix = (
  | { op: "add" | "replace"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "move"; from: string; path: string }
)[];

/**
 * Says what a code means: its rule, where that is stated, how certain it is, and an example with its repair.
 *
 * @param code one of a report; any other throws a `ConfigError` that names the nearest
 * @param locale the language of `message`: a table of `dintero-wasm/locales`; English without it
 *
 * @example
 * const { rule, source, example, fix } = explain("vat_is_fraction");
 * // rule: "A VAT rate is a percentage: 25 is 25 %, and 0.25 is a quarter of one percent."
 */
export declare function explain(code: Code, locale?: Locale): Explanation;
