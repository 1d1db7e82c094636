// The languages of the package, as an application imports them.

import { da } from "dintero-wasm/locales/da";
import { en } from "dintero-wasm/locales/en";
import { fi } from "dintero-wasm/locales/fi";
import { nb } from "dintero-wasm/locales/nb";
import sv from "dintero-wasm/locales/sv";

export const locales = { en, nb, sv, da, fi };
