// Images of what a shop offers to pay with: the parts of their address.

import { ConfigError } from "./errors.js";
import { check } from "./options.js";

const VARIANTS = ["colors", "mono"];
const TEMPLATES = ["dintero_top_frame.svg", "logos.svg"];

const COLOR = /^(?:[0-9a-f]{3,8}|rgba?\([\d., %]+\))$/i;

const isMark = (value) => typeof value === "string" && value !== "";

const IMAGE = {
  variant: [(value) => VARIANTS.includes(value), `one of ${VARIANTS.join(", ")}`],
  color: [(value) => typeof value === "string" && COLOR.test(value), "hexadecimal digits without their #, or rgb(…) or rgba(…)"],
  width: [(value) => Number.isSafeInteger(value) && value > 0, "a whole number of pixels above 0"],
  template: [(value) => TEMPLATES.includes(value), `one of ${TEMPLATES.join(", ")}`],
};
const SHOWN = {
  logos: [(value) => Array.isArray(value) && value.length > 0 && value.every(isMark), 'an array of names, as ["visa", "mastercard"]'],
  profileId: [isMark, 'a text, as "default"'],
};

/** The parameters of an image's path, after looking at them. `of` names what it shows. */
export function toImage(operation, of, image) {
  const table = { [of]: SHOWN[of], ...IMAGE };
  check(operation, image, table);
  for (const name of Object.keys(table)) {
    if (image[name] === undefined) throw new ConfigError(`${operation}: ${name} is missing.`);
  }
  return [[image[of]].flat().join("_"), image.variant, image.color, String(image.width), image.template];
}
