//! Operations on their way to the store and back, and what becomes of their answers.

use everbearer::engine::fleet::coordination::{Need, Told};
use everbearer::engine::fleet::lease::{HoldOff, LOOK_AGAIN_MS, Lease};
use everbearer::engine::fleet::record::Record;
use everbearer::engine::time::Millis;

use crate::edge::Journey;
use crate::invariants::Check;
use crate::sabotage::Sabotage;
use crate::scenario::{SECOND, StoreMode};
use crate::store::{Command, Key, Reply, Value};
use crate::world::{Due, World};

/// What an operation is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// A step of its flight; nobody waits for its answer once the flight has been told something else.
    Step { turn: u32 },
    /// To look whether a lease of this text still stands, and then to remove it.
    GiveBack(String),
}

impl Purpose {
    pub const fn step(turn: u32) -> Self {
        Self::Step { turn }
    }
}

pub struct Operation {
    pub journey: usize,
    pub command: Command,
    pub purpose: Purpose,
    pub sent_at: u64,
    back_ms: u64,
    /// Whether its answer arrives.
    answers: bool,
    reply: Option<Reply>,
}

impl Operation {
    /// What the store has answered.
    pub const fn reply(&self) -> Option<&Reply> {
        self.reply.as_ref()
    }
}

impl World {
    fn way_ms(&mut self) -> u64 {
        let slow_ms = match self.store_mode {
            StoreMode::Slow { ms } => ms,
            _ => 0,
        };
        1 + slow_ms + self.rng.up_to(self.store_latency_ms)
    }

    /// Sends an operation to the store.
    pub fn send(&mut self, journey: usize, command: Command, purpose: Purpose) -> Check {
        let process = self.journeys[journey].process;
        self.may_operate(journey, &purpose)?;
        self.processes[process].sent += 1;
        self.comes_to_a_decision(process)?;
        self.figures.operations += 1;
        let [mut out_ms, back_ms] = [self.way_ms(), self.way_ms()];
        let (mut arrives, mut answers) = (true, true);
        if let StoreMode::Lossy { permille } = self.store_mode
            && self.rng.up_to(999) < permille
        {
            match self.rng.up_to(2) {
                0 => arrives = false,
                1 => answers = false,
                _ => out_ms += SECOND + self.rng.up_to(5 * SECOND),
            }
        }
        let operation = self.operations.len();
        let sent_at = self.now;
        let reply = None;
        let sent = Operation { journey, command, purpose, sent_at, back_ms, answers, reply };
        self.operations.push(sent);
        self.records_sent(operation);
        if self.store_mode == StoreMode::Down {
            self.operations[operation].reply = Some(Reply::Failed);
            self.schedule(2, Due::Answered { operation });
        } else if arrives {
            self.schedule(out_ms, Due::Arrives { operation });
        }
        Ok(())
    }

    fn is_cut_off(&self, process: usize) -> bool {
        self.partition.is_some_and(|who| who.includes(process, self.processes.len()))
    }

    /// An operation arrives at the store.
    pub fn arrives(&mut self, operation: usize) -> Check {
        let Operation { journey, ref command, sent_at, back_ms, answers, .. } =
            self.operations[operation];
        if self.is_cut_off(self.journeys[journey].process) {
            return Ok(());
        }
        if self.store_mode == StoreMode::Stopped {
            self.held.push(operation);
            return Ok(());
        }
        let mut command = command.clone();
        self.spoil_command(&mut command);
        self.may_apply(operation)?;
        let reply = self.store.apply(&command, self.store_mode, sent_at, self.now);
        self.was_applied(operation, &reply);
        if matches!(command, Command::Set(Key::Record, ..)) && self.setup.tells_changes {
            self.tell_of_change();
        }
        self.operations[operation].reply = Some(reply);
        if answers {
            self.schedule(back_ms, Due::Answered { operation });
        }
        Ok(())
    }

    /// Whoever waits for a peer learns that the record has changed.
    fn tell_of_change(&mut self) {
        let waits = |(_, journey): &(usize, &Journey)| matches!(journey.need, Need::Pause { .. });
        let open = self.journeys.iter().enumerate().rev().take(200).filter(waits);
        let waiting: Vec<_> = open.map(|(number, journey)| (number, journey.turn)).collect();
        for (journey, turn) in waiting {
            let back_ms = self.way_ms();
            self.records_change(journey, back_ms);
            self.schedule(back_ms, Due::Paused { journey, turn });
        }
    }

    /// The answer of the store arrives.
    pub fn answered(&mut self, operation: usize) -> Check {
        let Operation { journey, ref command, ref purpose, ref reply, .. } =
            self.operations[operation];
        if self.is_dead(journey) || self.is_cut_off(self.journeys[journey].process) {
            return Ok(());
        }
        let (command, purpose) = (command.clone(), purpose.clone());
        let reply = reply.clone().unwrap_or(Reply::Failed);
        self.records_answer(operation, &reply);
        match purpose {
            Purpose::Step { turn } if turn == self.journeys[journey].turn => {
                self.answers(journey, &command, reply)
            }
            // A lease that is granted after its time is given back.
            Purpose::Step { turn } => match (command, reply) {
                (Command::Add(text, _), Reply::Added(true)) => {
                    if self.works() {
                        self.schedule(2 * SECOND, Due::Zombie { operation });
                    }
                    if self.sabotaged(Sabotage::KeepsZombie) {
                        return Ok(());
                    }
                    self.give_back(journey, text)
                }
                // So is one that was given back in time, and is found too late to stand still.
                (Command::Get(Key::Lease), Reply::Value(Some((Value::Text(found), _))))
                    if self.journeys[journey].gives.as_ref() == Some(&(turn, found.clone())) =>
                {
                    self.send(journey, Command::Delete(Key::Lease), Purpose::GiveBack(found))
                }
                _ => Ok(()),
            },
            Purpose::GiveBack(text) => match reply {
                Reply::Value(Some((Value::Text(found), _))) if found == text => {
                    self.send(journey, Command::Delete(Key::Lease), Purpose::GiveBack(text))
                }
                _ => Ok(()),
            },
        }
    }

    /// Removes a lease, if it is still this one.
    pub fn give_back(&mut self, journey: usize, text: String) -> Check {
        self.send(journey, Command::Get(Key::Lease), Purpose::GiveBack(text))
    }

    /// The answer that a flight waits for.
    fn answers(&mut self, journey: usize, command: &Command, reply: Reply) -> Check {
        match (command, reply) {
            (_, Reply::Failed) => self.tell(journey, Told::Failed),
            (Command::Get(_), Reply::Value(found))
                if matches!(self.journeys[journey].need, Need::Release) =>
            {
                let Journey { gives, turn, .. } = &self.journeys[journey];
                let own = gives.clone().map(|(_, text)| Value::Text(text));
                if found.map(|(value, _)| value) == own {
                    self.send(journey, Command::Delete(Key::Lease), Purpose::step(*turn))
                } else {
                    self.tell(journey, Told::Done)
                }
            }
            (Command::Get(key), Reply::Value(found)) => {
                let tells_left = self.setup.tells_left;
                let left = |left_ms| tells_left.then_some(Millis(left_ms));
                let flight = &mut self.journeys[journey];
                match (key, found) {
                    (Key::Lease, Some((Value::Text(text), left_ms))) => {
                        let own = flight.lease.as_ref() == Some(&text);
                        let left_ms = left(left_ms).unwrap_or(LOOK_AGAIN_MS);
                        flight.found.lease = Some(Lease::Flight { left_ms, own });
                    }
                    (Key::Lease, Some((Value::HoldOff(json), left_ms))) => {
                        let left_ms = left(left_ms).unwrap_or(LOOK_AGAIN_MS);
                        let hold_off = HoldOff::read(&json, left_ms).unwrap();
                        flight.found.lease = Some(Lease::HoldOff(hold_off));
                    }
                    (Key::Record, Some((Value::Record(json), left_ms))) => {
                        let record = Record::read(&json).unwrap();
                        flight.found.record = Some((record, left(left_ms)));
                    }
                    // What cannot be read is as good as nothing.
                    _ => {}
                }
                flight.missing -= 1;
                if flight.missing > 0 {
                    return Ok(());
                }
                let found = core::mem::take(&mut flight.found);
                self.tell(journey, Told::Found(Box::new(found)))
            }
            (_, Reply::Added(granted)) => {
                let granted = granted || self.sabotaged(Sabotage::TakesWhatIsTaken);
                let flight = &mut self.journeys[journey];
                // What it took before, and did not find again, is still its own.
                if granted {
                    flight.lease = flight.wants.clone();
                }
                self.tell(journey, Told::Taken(granted))
            }
            _ => self.tell(journey, Told::Done),
        }
    }
}
