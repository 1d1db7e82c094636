//! Inputs without end, made of those given: small changes, picked by chance and the same in every run.

use fastrand::Rng;

/// The longest input that is made, in bytes.
const MAX_BYTES: usize = 4096;

/// Makes inputs.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    random: Rng,
}

impl Mutator {
    /// One that begins with the seeds as they are.
    pub fn new(seeds: Vec<Vec<u8>>, words: Vec<Vec<u8>>) -> Self {
        Self { seeds, words, random: Rng::with_seed(1) }
    }

    /// The seeds, each as it is.
    pub fn seeds(&self) -> impl Iterator<Item = Vec<u8>> {
        self.seeds.clone().into_iter()
    }

    /// The next input: a seed with a few changes.
    pub fn next(&mut self) -> Vec<u8> {
        let mut input = pick(&mut self.random, &self.seeds).to_vec();
        for _ in 0..=self.random.u8(..6) {
            self.change(&mut input);
        }
        input.truncate(MAX_BYTES);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let random = &mut self.random;
        let from = random.usize(..=input.len());
        let to = from + random.usize(..=(input.len() - from).min(32));
        match random.u8(..7) {
            0 => drop(input.drain(from..to)),
            1 => input.insert(from, random.u8(..)),
            2 if from < to => input[from] ^= 1 << random.u8(..8),
            3 => _ = input.splice(from..from, input[from..to].to_vec()).count(),
            4 => _ = input.splice(from..from, pick(random, &self.words).iter().copied()).count(),
            // A whole token in place of another: what stands between two marks of JSON.
            5 => {
                let mark = |byte: &u8| matches!(byte, b',' | b':' | b'[' | b']' | b'{' | b'}');
                let end = input[from..].iter().position(mark).map_or(input.len(), |at| from + at);
                let start = input[..end].iter().rposition(mark).map_or(0, |at| at + 1);
                _ = input.splice(start..end, pick(random, &self.words).iter().copied()).count();
            }
            _ => {
                let other = pick(random, &self.seeds);
                let at = random.usize(..=other.len());
                _ = input.splice(from.., other[at..].iter().copied()).count();
            }
        }
    }
}

fn pick<'a>(random: &mut Rng, of: &'a [Vec<u8>]) -> &'a [u8] {
    of.get(random.usize(..of.len().max(1))).map_or(&[], Vec::as_slice)
}
