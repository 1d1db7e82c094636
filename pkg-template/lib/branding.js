// Images of what a shop offers to pay with: the parts of their address.

import { ConfigError } from "./errors.js";
import { check, TEXT, WHOLE } from "./options.js";

const VARIANTS = ["colors", "mono"];
const TEMPLATES = ["dintero_top_frame.svg", "logos.svg"];

const IMAGE = {
  variant: [(value) => VARIANTS.includes(value), `one of ${VARIANTS.join(", ")}`],
  color: TEXT,
  width: WHOLE,
  template: [(value) => TEMPLATES.includes(value), `one of ${TEMPLATES.join(", ")}`],
};

/** The parameters of an image's path, after looking at them. `of` is what it shows: a profile, or several marks. */
export function toImage(operation, of, image) {
  check(operation, image, IMAGE);
  for (const name of Object.keys(IMAGE)) {
    if (image[name] === undefined) throw new ConfigError(`${operation}: ${name} is missing.`);
  }
  const marks = [of].flat();
  if (marks.length === 0 || !marks.every((mark) => typeof mark === "string" && mark !== "")) {
    const example = operation === "branding.logos" ? 'logos, as ["visa", "mastercard"]' : 'profileId, as "default"';
    throw new ConfigError(`${operation}: it takes ${example}.`);
  }
  return [marks.join("_"), image.variant, image.color, String(image.width), image.template];
}
