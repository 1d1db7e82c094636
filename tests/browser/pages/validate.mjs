// A page that checks a cart, and has nothing else of the package.

import { DinteroError, validate } from "dintero-wasm/validate";

const called = (body) => {
  try {
    return validate("sessions.create", body);
  } catch (error) {
    return { name: error.name, kind: error.kind, typed: error instanceof DinteroError, message: error.message };
  }
};

// Twice: a refusal is not kept, and neither is anything of it.
globalThis.told = [called({}), called({})];
