/** The names and indices that a JSON Pointer (RFC 6901) leads by. */
export const stepsOf = (pointer) =>
  pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
