//! What a word means for a call, wherever it is.

use dintero_wasm::engine::{Event, Purpose, Token, TransportError};
use dintero_wasm::model::Operation;
use dintero_wasm::wire::{Answer, Response, Route};

use crate::kinds::TIMEOUT_MS;
use crate::stage::{Awaits, START, Stage};

impl Stage {
    /// Lets happen what happens by itself, until an answer is waited for.
    pub fn pass(&mut self) {
        loop {
            let now = self.now;
            let event = match self.awaits {
                Awaits::Token => {
                    let token = || Token { secret: "t0ken".into(), use_until: None };
                    Event::Token { now, found: Ok(self.has_token.then(token)) }
                }
                Awaits::Stored => Event::Stored { now },
                Awaits::Claim | Awaits::Timer(_) | Awaits::Answer(_) | Awaits::Nothing => return,
            };
            self.feed(event);
        }
    }

    /// Also lets the time pass that is waited for.
    fn wait(&mut self) {
        self.pass();
        while let Awaits::Timer(until) = self.awaits {
            self.now = self.now.max(until);
            self.feed(Event::Timer { now: self.now });
            self.pass();
        }
    }

    /// All that a word can mean here.
    pub fn play(&self, word: &'static str, jump: i64) -> Vec<Self> {
        let mut at_once = self.clone();
        at_once.path.push(word);
        let mut waited = at_once.clone();
        waited.wait();
        let now = self.now;
        match word {
            "timeout" | "abort" => {
                let end = |stage: &mut Self| {
                    let event = if word == "timeout" {
                        stage.now = stage.now.max(START + TIMEOUT_MS);
                        Event::Deadline { now: stage.now }
                    } else {
                        Event::Abort { now: stage.now, reason: "the shopper left".into() }
                    };
                    stage.feed(event);
                    assert!(stage.ended.is_some(), "{word} ends it");
                };
                if waited.ended.is_none() {
                    end(&mut waited);
                }
                end(&mut at_once);
                vec![at_once, waited]
            }
            "clock jump" => {
                at_once.now = now.saturating_add_signed(jump);
                waited.now = waited.now.saturating_add_signed(jump);
                vec![at_once, waited]
            }
            _ => waited.answers(word),
        }
    }

    /// The store of keys answers, or breaks off: it may have taken the key all the same.
    fn claim(mut self, word: &str) -> Self {
        let free = match word {
            "200" => {
                self.claimed = Some(self.kind.claim == Some(true));
                Ok(self.kind.claim == Some(true))
            }
            "lost" => Err("the store is down".to_owned()),
            _ => return self,
        };
        self.feed(Event::Claimed { now: self.now, free });
        self.pass();
        self
    }

    /// A request meets this.
    fn answers(mut self, word: &str) -> Vec<Self> {
        if self.awaits == Awaits::Claim {
            return vec![self.claim(word)];
        }
        let Awaits::Answer(purpose) = self.awaits else { return vec![self] };
        let now = self.now;
        let is_own = purpose == Purpose::Call;
        let answer = |status, body: &str| {
            let headers = match status {
                202 => [("event-request-id", "e1")].into_iter().collect(),
                429 => [("retry-after", "2")].into_iter().collect(),
                _ => Default::default(),
            };
            Event::Response { now, response: Response { status, headers, body: body.as_bytes().to_vec() } }
        };
        let events = match (word, purpose) {
            ("refused", _) => vec![Event::Failed { now, error: TransportError::NotSent("refused".into()) }],
            ("lost", _) => vec![Event::Failed { now, error: TransportError::Lost("reset".into()) }],
            ("malformed", _) => vec![answer(200, r#"{"id":"#)],
            ("200", Purpose::Token) => {
                vec![answer(200, r#"{"access_token":"t0ken","expires_in":14400}"#)]
            }
            ("200", Purpose::Look) if self.kind.operation == Operation::ReportConfigurationsDelete => {
                vec![answer(200, "{}"), answer(404, "{}")]
            }
            // What shows, and what does not show yet; and what a capture came to.
            ("200", Purpose::Look) => {
                let mut shown = vec![answer(200, self.kind.done), answer(200, self.kind.undone)];
                if self.kind.operation == Operation::TransactionsCapture {
                    shown.extend([answer(200, &self.event(false, 0)), answer(200, &self.twins())]);
                }
                if self.kind.claim.is_some() && self.sent == 0 {
                    shown.push(answer(200, &self.event(true, 1)));
                }
                shown
            }
            ("200", Purpose::Call) => vec![answer(200, self.own_answer())],
            (status, _) => vec![answer(status.parse().expect("a status"), r#"{"error":{"message":"no"}}"#)],
        };
        if is_own {
            self.under_way = false;
            let route = Route::of(self.kind.operation);
            self.answered = word == "200" || word == "202" && route.deferrable;
            self.answered |= word == "202" && matches!(route.answer, Answer::Object([]));
            let is_answered = match word {
                "200" => true,
                "202" => route.deferrable || matches!(route.answer, Answer::Object([])),
                _ => false,
            };
            self.doubtful |= !is_answered && matches!(word, "202" | "500" | "503" | "lost" | "malformed");
            self.may_repeat |= word == "401" && !self.renewed;
            self.renewed |= word == "401";
        }
        let is_look = purpose == Purpose::Look;
        let play = |event| {
            let mut next = self.clone();
            if let Event::Response { response, .. } = &event {
                let text = response.text();
                let other = text.contains("101") || text.contains("51,");
                next.conflicting |= is_look && other;
                next.refuted |= is_look && text.contains("false") && !text.contains("true");
            }
            next.feed(event);
            next.pass();
            next
        };
        events.into_iter().map(play).collect()
    }

    /// A capture with our reference, so much more than ours, as an event of its transaction.
    fn event(&self, success: bool, more: i64) -> String {
        let amount = more + if self.kind.body.contains("50") { 50 } else { 100 };
        format!(
            r#"{{"status":"AUTHORIZED","amount":200,"events":[{{"event":"CAPTURE","event_reference":"r","amount":{amount},"success":{success}}}]}}"#
        )
    }

    /// Two captures with our reference and amount, of which the first succeeded.
    fn twins(&self) -> String {
        let (one, other) = (self.event(true, 0), self.event(false, 0));
        let event = |text: &str| text.split_once('[').expect("events").1.trim_end_matches("]}").to_owned();
        one.replace(&event(&one), &format!("{},{}", event(&one), event(&other)))
    }

    fn own_answer(&self) -> &'static str {
        match Route::of(self.kind.operation).answer {
            Answer::Payment => r#"{"success":true,"status":"AUTHORIZED"}"#,
            Answer::Object([]) => "{}",
            _ => r#"{"id":"a","url":"b"}"#,
        }
    }
}
