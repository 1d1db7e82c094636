//! A life: a few shops at one account, from their first call to the last late request.

use std::cell::RefCell;
use std::fmt;

use dintero_wasm::client::{Client, Credentials, Options, Simulated};
use dintero_wasm::sandbox::{self, Fault, Faults, Payment, Sandbox, Strike};
use dintero_wasm::wire::{Method, Request};
use fastrand::Rng;
use serde_json::json;

use crate::journal::Entry;
use crate::laws::breaches;
use crate::ledger::{Ledger, list};
use crate::network::{HOST, Network, join};
use crate::shop::Shop;
use crate::weather::{MOST_READS, Weather, deferral};

/// 2026-11-21T08:30:00Z, in milliseconds.
pub const START: i64 = 1_795_249_800_000;

/// What became of a seed.
pub struct Life {
    pub seed: u64,
    pub weather: Weather,
    pub faults: Faults,
    pub journal: Vec<Entry>,
    pub struck: Vec<Strike>,
    pub ledger: Ledger,
    pub breaches: Vec<String>,
}

/// Lives the life of a seed.
pub fn live(seed: u64) -> Life {
    let mut random = Rng::with_seed(seed);
    let weather = Weather::draw(&mut random);
    let options = sandbox::Options {
        seed,
        now_ms: START,
        token_seconds: if random.bool() { 14_400 } else { random.u32(1..120) },
        ..sandbox::Options::default()
    };
    let simulated = Simulated::new(Sandbox::new(options).unwrap());
    let faults = weather.faults(&mut random);
    let network = Network { simulated, random: RefCell::new(random) };
    let card = (network.draw(|random| random.u8(..4)) == 0).then(|| saved_card(&network));
    network.sandbox(|sandbox| sandbox.faults(faults.clone())).unwrap();
    if let Some(deferral) = network.draw(deferral) {
        network.sandbox(|sandbox| sandbox.defer(deferral));
    }
    let journal = RefCell::new(Vec::new());
    // A key is good for the checkout alone, and makes no transfers.
    let by_key = network.draw(|random| random.u8(..4) == 0);
    let credentials = if by_key {
        Credentials::ApiKey("sandbox-key".into())
    } else {
        Credentials::Client { id: "sandbox-client".into(), secret: "sandbox-secret".into() }
    };
    let client = Client::new(Options::new("T12345678", credentials), &network).unwrap();
    let names = if network.draw(|random| random.u8(..4) == 0) { &["a", "b"][..] } else { &["a"] };
    let shops: Vec<_> = names
        .iter()
        .map(|name| Shop {
            name: (*name).to_owned(),
            client: &client,
            network: &network,
            weather,
            card: card.as_deref().filter(|_| *name == "a"),
            by_key,
            journal: &journal,
            count: 0.into(),
            amount: 0.into(),
            updates: 0.into(),
        })
        .collect();
    network.simulated.run(join(shops.iter().map(|shop| Box::pin(shop.open()) as _)));
    settle(&network);
    let journal = journal.take();
    let (ledger, struck) = network.sandbox(|sandbox| (Ledger::read(sandbox), sandbox.struck().to_vec()));
    let breaches = breaches(weather, &journal, &ledger);
    Life { seed, weather, faults, journal, struck, ledger, breaches }
}

/// Saves a card, before anything goes wrong; its token.
fn saved_card(network: &Network) -> String {
    let body = json!({
        "session": {
            "order": { "currency": "NOK", "merchant_reference": "save" },
            "url": { "return_url": "https://shop.example/saved" },
        },
        "token_provider": { "payment_product_type": "payex.creditcard", "token_types": ["payment_token"] },
    });
    let session = network.ask(Method::Post, "/sessions/payment-token", Some(&body));
    let payment = Payment { product: Some("payex.creditcard".to_owned()), ..Payment::default() };
    let paid = network.sandbox(|sandbox| sandbox.pay(session["id"].as_str().unwrap(), &payment)).unwrap();
    let path = format!("/transactions/{}?includes=card.payment_token", paid.transaction_id.unwrap());
    network.ask(Method::Get, &path, None)["card"]["payment_token"].as_str().unwrap().to_owned()
}

/// Has everything happen that still can: requests that are held arrive, and what was accepted is done.
fn settle(network: &Network) {
    network.sandbox(|sandbox| {
        sandbox.faults(Faults::default()).unwrap();
        let waits = |strike: &Strike| {
            matches!(strike.fault, Fault::LateCommit { .. }) && strike.request_ids.is_empty()
        };
        if sandbox.struck().iter().any(waits) {
            read_all(sandbox);
        }
        sandbox.advance(120);
    });
}

/// Reads every session and every transaction as often as a held request may wait for.
fn read_all(sandbox: &mut Sandbox) {
    let state = sandbox.state();
    let ids = |what: &str| -> Vec<String> {
        let ids = list(&state[what]).iter().filter_map(|one| one["id"].as_str());
        ids.map(|id| format!("{HOST}/{what}/{id}")).collect()
    };
    let headers = [("x-api-key", "sandbox-key")].into_iter().collect();
    let mut read = Request { method: Method::Get, url: String::new(), headers, body: None };
    for url in [ids("sessions"), ids("transactions"), vec![format!("{HOST}/transactions")]].concat() {
        read.url = url;
        for _ in 0..MOST_READS {
            sandbox.exchange(&read);
        }
    }
}

impl fmt::Display for Life {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "Seed {}, {:?}", self.seed, self.weather)?;
        for rule in &self.faults.plan {
            writeln!(formatter, "  planned  {rule:?}")?;
        }
        for entry in &self.journal {
            writeln!(formatter, "  call     {entry}")?;
        }
        for strike in &self.struck {
            writeln!(
                formatter,
                "  struck   {:?} {:?} {:?}",
                strike.fault, strike.operation, strike.request_ids
            )?;
        }
        for commit in &self.ledger.commits {
            writeln!(formatter, "  done     {commit:?}")?;
        }
        for breach in &self.breaches {
            writeln!(formatter, "  BROKEN   {breach}")?;
        }
        Ok(())
    }
}
