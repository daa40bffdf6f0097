//! What the edge does for a flight: it carries out what the core needs, and tells it what came of that.

use everbearer::engine::client::AlarmChange;
use everbearer::engine::event::{Event, Source};
use everbearer::engine::fleet::coordination::{Directions, Found, Need, Told};
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::time::{Instant, Millis};
use everbearer::engine::token_endpoint::response::{Fault, TokenResponse};

use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::store::{Command, Key, Value};
use crate::traffic::Purpose;
use crate::world::{Due, World};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// On its way to a token or to its token request.
    Leading,
    /// Its token request is in the air.
    Requesting,
    /// It has landed, and what it has brought is written.
    Settling,
    Over,
}

/// One flight.
pub struct Journey {
    pub process: usize,
    pub life: u32,
    pub flight: FlightId,
    pub began: u64,
    /// When its token request was made; before that, when it began.
    asked_at: Instant,
    pub stage: Stage,
    /// Whether its waiters have been told.
    pub landed: bool,
    pub waiters: Vec<(usize, u32)>,
    /// Counts what it has been told.
    pub turn: u32,
    pub need: Need,
    pub found: Found,
    /// Answers that it waits for.
    pub missing: u32,
    /// The text of the lease that it wants, or has.
    pub wants: Option<String>,
    /// The lease that it has.
    pub lease: Option<String>,
    /// The lease that it gives back, and the step in which it does.
    pub gives: Option<(u32, String)>,
    /// When the store has answered it last, or it began.
    pub answered_at: u64,
    /// Whether its process has dropped what it may bring.
    pub unwanted: bool,
    /// Whether a caller waits for it, or did.
    pub awaited: bool,
    /// Whether it has waited for a peer.
    pub has_paused: bool,
    /// The token of the record that it read before its token request.
    pub seen: Option<String>,
    /// When the store was last read for it.
    pub read_at: u64,
    /// When it took the lease, and when the lease was last looked at for it.
    pub took_at: u64,
    pub looked_at: u64,
    /// What the endpoint has answered, and until when it wants no other request.
    pub response: Option<TokenResponse>,
    pub not_before: u64,
}

impl World {
    /// Begins a flight.
    pub fn launch(&mut self, process: usize, flight: FlightId, awaited: bool) -> Check {
        self.records_flight(process);
        let life = self.processes[process].life;
        let journey = self.journeys.len();
        self.journeys.push(Journey {
            process,
            life,
            flight,
            began: self.now,
            asked_at: self.clocks(process),
            stage: Stage::Leading,
            landed: false,
            waiters: Vec::new(),
            turn: 0,
            need: Need::End,
            found: Found::default(),
            missing: 0,
            wants: None,
            lease: None,
            gives: None,
            answered_at: self.now,
            unwanted: false,
            awaited,
            has_paused: false,
            seen: None,
            read_at: 0,
            took_at: 0,
            looked_at: 0,
            response: None,
            not_before: 0,
        });
        self.processes[process].last = Some(journey);
        self.schedule(self.setup.token_timeout_ms, Due::Overdue { journey });
        if self.sabotaged(Sabotage::AsksADeadStore) {
            let nobody = Purpose::step(u32::MAX);
            self.send(journey, Command::Get(Key::Record), nobody)?;
        }
        self.tell(journey, Told::Begun)
    }

    /// Whether a flight's process was killed.
    pub fn is_dead(&self, journey: usize) -> bool {
        let Journey { process, life, .. } = self.journeys[journey];
        life <= self.processes[process].killed
    }

    pub fn has_core(&self, journey: usize) -> bool {
        let Journey { process, life, .. } = self.journeys[journey];
        self.processes[process].has_core(life)
    }

    /// Tells the core, and carries out what it needs next.
    pub fn tell(&mut self, journey: usize, told: Told) -> Check {
        if self.is_dead(journey) {
            return Ok(());
        }
        self.journeys[journey].turn += 1;
        if !self.has_core(journey) {
            return self.carry_out(journey, Need::End, 0);
        }
        let process = self.journeys[journey].process;
        let now = self.clocks(process);
        let flight = self.journeys[journey].flight;
        let told = self.spoil_told(journey, told);
        if let Told::Found(found) = &told
            && self.journeys[journey].stage == Stage::Leading
        {
            let record = found.record.as_ref();
            let text = record.map(|(record, _)| record.granted.access_token.expose().to_owned());
            self.journeys[journey].seen = text;
        }
        let is_answer = matches!(told, Told::Found(_) | Told::Taken(_));
        if is_answer {
            self.journeys[journey].answered_at = self.now;
        }
        let hold = &mut self.processes[process].hold;
        hold.succeeded |= is_answer && self.now >= hold.until;
        let directions = self.processes[process].engine.coordinate(flight, told, now);
        self.follow_up(process)?;
        // Without a store, there is nothing to coordinate.
        let Some(Directions { need, limit_ms, held_ms }) = directions else {
            return self.carry_out(journey, Need::Request, 0);
        };
        if let Some(held_ms) = held_ms {
            self.records_fault(journey, held_ms.0);
            self.store_failed(process, held_ms.0)?;
        }
        self.carry_out(journey, need, limit_ms.0)
    }

    fn carry_out(&mut self, journey: usize, need: Need, limit_ms: u64) -> Check {
        let need = self.spoil_need(journey, need);
        let Journey { stage, turn, .. } = self.journeys[journey];
        if stage == Stage::Settling && !matches!(need, Need::End) {
            let waits = !self.journeys[journey].waiters.is_empty();
            unless(!waits, Invariant::StoreNeverDelays, || {
                format!("flight {journey} has landed, and its waiters wait for {need:?}")
            })?;
        }
        let spoilt = self.sabotaged(Sabotage::WaitsForTheStore);
        let limit_ms = if spoilt { limit_ms * 4 } else { limit_ms };
        self.journeys[journey].need = need.clone();
        match need {
            Need::Read => self.read(journey, limit_ms),
            Need::Take { for_ms } => {
                let text = format!("f.{journey}.{turn}");
                self.journeys[journey].wants = Some(text.clone());
                self.leases.insert(text.clone(), journey);
                self.operate(journey, Command::Add(text, for_ms.0), limit_ms)
            }
            Need::Write { record, for_ms } => {
                let unwanted = self.journeys[journey].unwanted;
                unless(!unwanted, Invariant::UnwantedDropped, || {
                    format!("flight {journey} writes")
                })?;
                let value = Value::Record(record);
                self.operate(journey, Command::Set(Key::Record, value, for_ms.0), limit_ms)
            }
            Need::HoldOff(hold_off) => {
                self.journeys[journey].lease = None;
                let value = Value::HoldOff(hold_off.shape());
                let command = Command::Set(Key::Lease, value, hold_off.for_ms.0);
                self.operate(journey, command, limit_ms)
            }
            Need::Release => {
                let flight = &mut self.journeys[journey];
                flight.gives = flight.lease.take().map(|text| (turn, text));
                // Its own lease is removed if it still stands; a hold-off is cleared away.
                let looks = flight.gives.is_some();
                let delete = Command::Delete(Key::Lease);
                let command = if looks { Command::Get(Key::Lease) } else { delete };
                self.operate(journey, command, limit_ms)
            }
            Need::Pause { wait_ms, change_ms } => {
                self.journeys[journey].has_paused = true;
                self.records_pause(journey, change_ms.0);
                let awaited = self.journeys[journey].awaited;
                unless(awaited, Invariant::NoIdleWait, || format!("flight {journey} waits"))?;
                let tells = self.setup.tells_changes;
                let wait_ms = if tells { change_ms } else { wait_ms };
                self.schedule(wait_ms.0, Due::Paused { journey, turn });
                Ok(())
            }
            Need::Request => self.request(journey),
            Need::End if stage == Stage::Leading => {
                self.in_time(journey)?;
                self.land(journey);
                self.settle(journey)
            }
            Need::End => self.over(journey),
        }
    }

    fn read(&mut self, journey: usize, limit_ms: u64) -> Check {
        let flight = &mut self.journeys[journey];
        flight.found = Found::default();
        flight.missing = 2;
        flight.read_at = self.now;
        self.send(journey, Command::Get(Key::Lease), Purpose::step(flight_turn(self, journey)))?;
        self.operate(journey, Command::Get(Key::Record), limit_ms)
    }

    fn operate(&mut self, journey: usize, command: Command, limit_ms: u64) -> Check {
        let turn = self.journeys[journey].turn;
        self.send(journey, command, Purpose::step(turn))?;
        self.schedule(limit_ms, Due::Limit { journey, turn });
        Ok(())
    }

    /// An operation has taken too long.
    pub fn verdict(&mut self, journey: usize, turn: u32) -> Check {
        if self.journeys[journey].turn != turn {
            return Ok(());
        }
        self.tell(journey, Told::Failed)
    }

    pub fn paused(&mut self, journey: usize, turn: u32) -> Check {
        if self.journeys[journey].turn != turn {
            return Ok(());
        }
        self.tell(journey, Told::Done)
    }

    // The token request

    fn request(&mut self, journey: usize) -> Check {
        let process = self.journeys[journey].process;
        self.in_time(journey)?;
        self.may_ask(journey)?;
        self.figures.token_requests += 1;
        self.records_request(journey);
        self.journeys[journey].stage = Stage::Requesting;
        self.journeys[journey].asked_at = self.clocks(process);
        self.watch.airborne.push(journey);
        self.schedule(self.endpoint.latency_ms / 2, Due::Asked { journey });
        Ok(())
    }

    pub fn asked(&mut self, journey: usize) {
        let Some((response, wait_ms)) = self.endpoint.answer(self.now) else { return };
        let flight = &mut self.journeys[journey];
        if flight.landed {
            return;
        }
        flight.not_before = if wait_ms > 0 { self.now + wait_ms } else { 0 };
        flight.response = Some(response);
        self.schedule(self.endpoint.latency_ms.div_ceil(2), Due::Landed { journey });
    }

    pub fn landed(&mut self, journey: usize) -> Check {
        match self.journeys[journey].response.clone() {
            Some(response) => {
                self.records_response(journey, &response);
                self.response(journey, Ok(response))
            }
            None => Ok(()),
        }
    }

    pub fn overdue(&mut self, journey: usize) -> Check {
        if self.journeys[journey].landed || self.is_dead(journey) || !self.has_core(journey) {
            return Ok(());
        }
        let Journey { process, flight, .. } = self.journeys[journey];
        let now = self.clocks(process);
        let Millis(left_ms) = self.processes[process].engine.overdue_in_ms(flight, now);
        let spoilt = self.sabotaged(Sabotage::EndsFlightsEarly);
        if left_ms > 0 && !spoilt {
            self.schedule(left_ms, Due::Overdue { journey });
            return Ok(());
        }
        self.is_lost(journey)?;
        self.journeys[journey].not_before = 0;
        self.response(journey, Err(Fault::Timeout))
    }

    fn response(&mut self, journey: usize, response: Result<TokenResponse, Fault>) -> Check {
        if self.journeys[journey].landed || self.is_dead(journey) || !self.has_core(journey) {
            return Ok(());
        }
        let Journey { process, flight, asked_at, stage, .. } = self.journeys[journey];
        let now = self.clocks(process);
        self.processes[process].engine.landed(flight, asked_at, response, None, now);
        self.land(journey);
        self.follow_up(process)?;
        if stage == Stage::Leading {
            // It is led to its end, and settled then.
            return Ok(());
        }
        self.settle(journey)
    }

    /// The waiters of a flight go on.
    pub fn land(&mut self, journey: usize) {
        self.watch.airborne.retain(|other| *other != journey);
        let flight = &mut self.journeys[journey];
        flight.landed = true;
        if self.sabotage == Sabotage::WritesBeforeWaking {
            return;
        }
        for (caller, turn) in core::mem::take(&mut flight.waiters) {
            self.schedule(0, Due::Wake { caller, turn });
        }
    }

    fn settle(&mut self, journey: usize) -> Check {
        self.journeys[journey].stage = Stage::Settling;
        if !self.setup.store {
            return self.over(journey);
        }
        self.tell(journey, Told::Landed)
    }

    /// Nothing is left to do, except for a lease that the core did not give back: it is gone, or remembers later flights
    /// only.
    fn over(&mut self, journey: usize) -> Check {
        self.journeys[journey].stage = Stage::Over;
        self.records_over(journey);
        self.land(journey);
        let kept = self.sabotaged(Sabotage::KeepsLease);
        match self.journeys[journey].lease.take().filter(|_| !kept) {
            Some(text) => self.give_back(journey, text),
            None if self.has_core(journey) => self.settled(journey),
            None => Ok(()),
        }
    }

    // After each input to the core

    /// Hears its events, and sets its timer.
    pub fn follow_up(&mut self, process: usize) -> Check {
        for record in self.processes[process].engine.take_events() {
            self.records_event(process, &record);
            match record.event {
                Event::TokenRequest { reason } => self.processes[process].reason = Some(reason),
                Event::Token(details) if details.generation != Generation::NONE => {
                    self.has_token(process, details.source == Source::Store)?;
                }
                _ => {}
            }
        }
        self.notes_drop(process);
        if !self.setup.timers {
            return Ok(());
        }
        let now = self.clocks(process);
        match self.processes[process].engine.alarm_change(now) {
            AlarmChange::Keep => {}
            AlarmChange::Stop => self.processes[process].alarm = None,
            AlarmChange::Set { delay_ms } => {
                let own = &mut self.processes[process];
                own.alarms += 1;
                let number = own.alarms;
                own.alarm = Some(number);
                self.schedule(delay_ms.0, Due::Alarm { process, number });
            }
        }
        Ok(())
    }

    pub fn alarm(&mut self, process: usize, number: u32) -> Check {
        let own = &mut self.processes[process];
        if own.alarm != Some(number) || !own.open {
            return Ok(());
        }
        own.alarm = None;
        own.engine.alarm_fired();
        self.refresh(process)
    }

    /// Begins a background refresh, if the core says so.
    pub fn refresh(&mut self, process: usize) -> Check {
        let now = self.clocks(process);
        if let Some(flight) = self.processes[process].engine.begin_refresh(now) {
            self.launch(process, flight, false)?;
        }
        self.follow_up(process)
    }
}

fn flight_turn(world: &World, journey: usize) -> u32 {
    world.journeys[journey].turn
}
