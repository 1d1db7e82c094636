//! What goes wrong in a life.

use dintero_wasm::model::Operation;
use dintero_wasm::sandbox::{Deferral, Fault, Faults, Rule};
use fastrand::Rng;

/// How bad it can get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weather {
    /// Nothing goes wrong.
    Calm,
    /// Of each call that changes something the client gets a readable answer, or is told that nothing was sent. Such are
    /// answers that come late but before the deadline, that carry another content type, that a proxy has caused twice,
    /// and plain refusals: a rate limit, a token that has expired. Reads and token calls may fail in any way. So nothing
    /// may end as an unknown outcome.
    Readable,
    /// Anything goes wrong, callers give up, and deadlines are short.
    Storm,
}

impl Weather {
    pub fn draw(random: &mut Rng) -> Self {
        match random.u8(..10) {
            0 => Self::Calm,
            1..=4 => Self::Readable,
            _ => Self::Storm,
        }
    }

    pub fn faults(self, random: &mut Rng) -> Faults {
        let plan = match self {
            Self::Calm => Vec::new(),
            Self::Readable => (0..random.u8(1..=6)).map(|_| readable(random)).collect(),
            Self::Storm => (0..random.u8(1..=8)).map(|_| anything(random)).collect(),
        };
        Faults { seed: random.u64(..), plan }
    }

    /// How long a call may take, in milliseconds. In readable weather there is time for every try and every wait.
    pub fn timeout(self, random: &mut Rng) -> u64 {
        match self {
            Self::Calm | Self::Readable => 300_000,
            Self::Storm if random.u8(..4) == 0 => random.u64(1..=1_000),
            Self::Storm => random.u64(1_000..=20_000),
        }
    }

    /// When the caller gives up, in milliseconds.
    pub fn patience(self, random: &mut Rng) -> Option<u64> {
        (self == Self::Storm && random.u8(..8) == 0).then(|| random.u64(..10_000))
    }
}

/// After how many reads a late request is carried out, at most.
pub const MOST_READS: u32 = 3;

/// The operations of a life that change nothing.
const READS: &[Operation] =
    &[Operation::AuthToken, Operation::SessionsGet, Operation::TransactionsGet, Operation::TransactionsList];

/// The others.
const WRITES: &[Operation] = &[
    Operation::SessionsCreate,
    Operation::SessionsUpdate,
    Operation::SessionsCancel,
    Operation::SessionsPay,
    Operation::TransactionsUpdate,
    Operation::TransactionsCapture,
    Operation::TransactionsRefund,
    Operation::TransactionsVoid,
    Operation::PayoutsCreateFundTransfer,
];

/// Some captures, refunds and voids are answered with 202.
pub fn deferral(random: &mut Rng) -> Option<Deferral> {
    let times = random.bool().then(|| random.u32(1..4));
    let deferral = Deferral { action: None, times, seconds: random.u32(..20), succeeds: random.u8(..4) > 0 };
    (random.u8(..5) == 0).then_some(deferral)
}

fn readable(random: &mut Rng) -> Rule {
    if random.u8(..3) == 0 {
        let fault = any(random);
        return rule(fault, READS, random);
    }
    let delay_ms = random.u32(..4_000);
    let fault = match random.u8(..8) {
        0 => rate_limit(random),
        1 => Fault::Delay { delay_ms },
        2 => Fault::SlowBody { delay_ms },
        3 => Fault::Duplicate,
        4 => Fault::ExpiredToken,
        5 => clock_jump(random),
        6 => Fault::ConnectionRefused,
        _ => Fault::WrongContentType,
    };
    rule(fault, &[READS, WRITES].concat(), random)
}

fn anything(random: &mut Rng) -> Rule {
    let fault = any(random);
    rule(fault, &[READS, WRITES].concat(), random)
}

fn any(random: &mut Rng) -> Fault {
    // Half of them at once; some beyond every deadline.
    let delay_ms = match random.u8(..8) {
        0..=3 => 0,
        4..=6 => random.u32(..5_000),
        _ => 700_000,
    };
    match random.u8(..17) {
        0 => Fault::ConnectionRefused,
        1 => Fault::RequestLost { delay_ms },
        2..=3 => Fault::AnswerLost { delay_ms },
        4..=5 => Fault::LateCommit { delay_ms, reads: random.u32(1..=MOST_READS) },
        6 => Fault::Delay { delay_ms },
        7 => Fault::SlowBody { delay_ms },
        8 => Fault::Duplicate,
        9 => rate_limit(random),
        10 => Fault::ServerError { status: random.u16(500..=504), committed: false },
        11 => Fault::ServerError { status: random.u16(500..=504), committed: true },
        12 => Fault::HtmlBody,
        13 => Fault::TruncatedJson,
        14 => Fault::WrongContentType,
        15 => Fault::ExpiredToken,
        _ => clock_jump(random),
    }
}

fn rate_limit(random: &mut Rng) -> Fault {
    let retry_after_seconds = random.bool().then(|| random.u32(..10));
    Fault::RateLimit { retry_after_seconds, as_date: random.bool() }
}

fn clock_jump(random: &mut Rng) -> Fault {
    Fault::ClockJump { seconds: random.i32(-20_000..20_000) }
}

/// A fault that strikes one of the operations, or all of them.
fn rule(fault: Fault, of: &[Operation], random: &mut Rng) -> Rule {
    let operations = if random.bool() { of.to_vec() } else { vec![of[random.usize(..of.len())]] };
    Rule {
        operations,
        from: random.u32(1..4),
        per_million: random.u32(50_000..=700_000),
        times: random.bool().then(|| random.u32(1..6)),
        ..Rule::new(fault)
    }
}
