/** A WebAssembly module that the first call starts. */
export interface Engine<Glue = any> {
  /**
   * The module's functions. Compiles and starts it on the first call.
   *
   * @throws {ConfigError} where WebAssembly is forbidden or missing; the next call tries again
   */
  use(): Glue;
  /** Gives up the instance, as after a trap: the next {@link use} starts a fresh one. */
  discard(): void;
}

/**
 * An engine out of a module and its glue.
 *
 * @param makeGlue makes a fresh glue; one belongs to one instance
 * @param source a compiled module, or its bytes in base64
 */
export function loader<Glue>(makeGlue: () => Glue, source: WebAssembly.Module | string): Engine<Glue>;
