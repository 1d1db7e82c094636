import type { InternalError } from "./errors.js";

/** A WebAssembly module that the first call starts. */
export interface Engine<Glue = any> {
  /**
   * The module's functions. Compiles and starts it on the first call, and again where it has broken off, as by a trap.
   * A function that breaks off throws an `InternalError`; so does whatever belongs to an instance that has.
   *
   * @throws {ConfigError} where WebAssembly is forbidden or missing; the next call tries again
   * @throws {InternalError} where there is no memory for it; the next call tries again
   */
  use(): Glue;
  /**
   * Tells at once when the instance that is in use breaks off, in whichever turn and by whomever's call.
   *
   * @returns a function that ends the watch
   */
  watch(tell: (error: InternalError) => void): () => void;
  /** Has the next {@link use} start a fresh instance. What is under way goes on with the old one. */
  discard(): void;
}

/**
 * An engine out of a module and its glue.
 *
 * @param makeGlue makes a fresh glue; one belongs to one instance
 * @param source a compiled module, or its bytes in base64
 */
export function loader<Glue>(makeGlue: () => Glue, source: WebAssembly.Module | string): Engine<Glue>;
