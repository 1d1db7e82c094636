// Numbers from a seed: the same seed gives the same ones.

/** SplitMix32: spreads any seed evenly, which is all that is asked of it. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const below = (end) => next() % end;
  return {
    below,
    /** From one number to another, both included. */
    between: (first, last) => first + below(last - first + 1),
    pick: (list) => list[below(list.length)],
    chance: (percent) => below(100) < percent,
  };
}
