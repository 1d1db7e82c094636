// Stands between the library and its modules, and makes them trap where a test wants it: nothing else can.

const { Instance } = WebAssembly;

/** What a module cannot allocate: it aborts, as it does when there is no memory. */
const TOO_MUCH = -1;

/** Every instance that is started from now on is made to trap at will; `leave` ends that for those that follow. */
export function sabotage() {
  const started = [];
  /** The export that is to trap the next time that it is called, and what it does in place of that. */
  let target;
  let instead;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Instance(module, imports);
      const instance = { memory: exports.memory, hasTrapped: false, enteredSince: 0 };
      const watched = (name, run) => (...given) => {
        if (instance.hasTrapped) instance.enteredSince++;
        if (!target?.test(name)) return run(...given);
        target = undefined;
        if (instead) return instead();
        instance.hasTrapped = true;
        return exports.__wbindgen_malloc ? exports.__wbindgen_malloc(TOO_MUCH, 1) : exports.input(TOO_MUCH);
      };
      started.push(instance);
      this.exports = Object.fromEntries(
        Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? watched(name, value) : value]),
      );
    }
  };
  return {
    started,
    /** Makes the next call of an export whose name is like this a trap, or something else. */
    trapIn(name, deed) {
      target = name;
      instead = deed;
    },
    leave() {
      WebAssembly.Instance = Instance;
    },
  };
}

/** The export by which the host calls back: the turns of a call after its first. */
export const CALLBACK = /closures?_.*invoke/;
