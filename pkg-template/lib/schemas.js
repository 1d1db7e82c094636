// `schemas`: a Standard Schema for each operation. A framework hands over a value that it has read, never JSON text.

import { stepsOf } from "./pointer.js";
import { OPERATIONS } from "./tables.js";

/**
 * @param {typeof import("./validator.js").validate} validate
 * @returns {typeof import("./schemas.js").schemas}
 */
export const createSchemas = (validate) =>
  Object.freeze(Object.fromEntries(OPERATIONS.map((operation) => [operation, schema(operation, validate)])));

const schema = (operation, validate) => ({
  "~standard": {
    version: 1,
    vendor: "dintero-wasm",
    validate(value) {
      const { valid, issues } = validate(operation, isText(value) ? '""' : value);
      if (valid) return { value };
      const errors = issues.filter(({ severity }) => severity === "error");
      // A report lists no more than a hundred issues, and errors may stand behind as many warnings.
      const listed = errors.length > 0 ? errors : issues;
      return { issues: listed.map(({ message, pointer }) => ({ message, path: pathOf(pointer, value) })) };
    },
  },
});

/** What `validate` would read as JSON text, and a program that has it in place of an object would not. */
const isText = (value) => typeof value === "string" || ArrayBuffer.isView(value) || value instanceof ArrayBuffer;

/** A JSON Pointer as names, and numbers where they lead into arrays. */
function pathOf(pointer, value) {
  return stepsOf(pointer).map((step) => {
    const segment = Array.isArray(value) ? Number(step) : step;
    value = value?.[step];
    return segment;
  });
}
