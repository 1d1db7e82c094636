// Loads a WebAssembly module when the first call needs it, and not before.

import { ConfigError, InternalError } from "./errors.js";
import { guard } from "./guard.js";

/** The name under which a module asks for its glue. */
const GLUE = "./module_bg.js";

/**
 * An engine: a WebAssembly module and its glue, started by the first call.
 *
 * @param {() => object} makeGlue makes a fresh glue; one belongs to one instance
 * @param {WebAssembly.Module | string} source a compiled module, or its bytes in base64
 * @returns {import("./loader.js").Engine}
 */
export function loader(makeGlue, source) {
  let module;
  let running;
  const started = () => {
    if (!running || running.isBroken()) {
      // Each is kept only once it is whole: a load that failed is tried again by the next call.
      module ??= compile(source);
      running = start(module, makeGlue());
    }
    return running;
  };
  return {
    use: () => started().glue,
    watch: (tell) => started().watch(tell),
    discard() {
      running = undefined;
    },
  };
}

function compile(source) {
  if (typeof source !== "string") return source;
  if (typeof WebAssembly === "undefined") {
    throw new ConfigError("This browser has no WebAssembly, or it is switched off (as in iOS Lockdown Mode).");
  }
  try {
    return new WebAssembly.Module(decode(source));
  } catch (cause) {
    throw new ConfigError(
      "WebAssembly is forbidden here. On a page, its Content-Security-Policy has to allow it: add " +
        "'wasm-unsafe-eval' to script-src. In a worker, let the bundler resolve the condition that the runtime " +
        "asks for (workerd, edge-light).",
      { cause },
    );
  }
}

function start(module, glue) {
  try {
    const instance = new WebAssembly.Instance(module, { [GLUE]: glue });
    const { exports, ...guarding } = guard(instance.exports);
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start?.();
    return { glue, ...guarding };
  } catch (cause) {
    throw new InternalError("The engine could not be started, most likely for lack of memory. The next call tries again.", { cause });
  }
}

// `Uint8Array.from(text, fn)` takes many times as long.
function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
