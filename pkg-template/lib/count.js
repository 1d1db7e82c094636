/** A number as the module counts: in 32 bits. */
export const COUNT = [(value) => Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff, "a whole number, 0 or more"];
