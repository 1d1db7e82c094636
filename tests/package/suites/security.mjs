// What keeps secrets secret, money where it is, and hostile input harmless.

import { addresses } from "./security/addresses.mjs";
import { pollution } from "./security/pollution.mjs";
import { secrecy } from "./security/secrets.mjs";
import { signatures } from "./security/signatures.mjs";
import { sizes } from "./security/sizes.mjs";

/** The tests of all of these. */
export const security = (library) => [...secrecy(library), ...addresses(library), ...pollution(library), ...signatures(library), ...sizes(library)];
