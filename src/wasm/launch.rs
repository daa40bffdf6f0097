//! The launch of a flight: sends its token request, and hands the result to the core.

use core::cell::{Cell, RefCell};
use core::pin::Pin;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortController;

use super::driver::Driver;
use super::flight::{Asked, Flight};
use super::race::{Either, race};
use super::{convert, entropy, fetch, host, timer};
use crate::engine::client::Engine;
use crate::engine::config::wire_profile::Field;
use crate::engine::fleet::coordination::{Need, Told};
use crate::engine::ids::FlightId;
use crate::engine::shapes;
use crate::engine::time::{Millis, UnixMillis};
use crate::engine::token_endpoint::credentials::{Credentials, Missing};
use crate::engine::token_endpoint::preparation::{self, Preparation};
use crate::engine::token_endpoint::request::TokenRequest;
use crate::engine::token_endpoint::response::{self, BODY_LIMIT, Body, Fault, TokenResponse};

type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// The data of a flight.
struct Launched {
    id: FlightId,
    asked: Rc<RefCell<Option<Asked>>>,
    timeout_ms: u32,
    sent: Rc<Cell<Option<JsValue>>>,
    abort: AbortController,
}

impl Driver {
    /// Launches a flight. No caller owns it: it goes on when those who wait for it leave. Its token
    /// request is prepared and sent at once, in the asynchronous context of the caller that begins it.
    pub fn launch(&self, id: FlightId) {
        if self.tell(|engine| engine.needs_seed()) {
            let seed = entropy::seed();
            self.tell(|engine| engine.seed(seed));
        }
        let (Some(this), Ok(abort)) = (self.this.upgrade(), AbortController::new()) else { return };
        let (asks, timeout_ms, at) =
            self.ask(|engine, now| (engine.asks(now), engine.config().token_timeout_ms, now));
        let credentials = (!asks).then(Credentials::default);
        let asked = Rc::new(RefCell::new(Some(Asked { at, credentials, objection: None })));
        let sent = Rc::new(Cell::new(None));
        let launched = Launched {
            id,
            asked: Rc::clone(&asked),
            timeout_ms: millis(timeout_ms),
            sent: Rc::clone(&sent),
            abort: abort.clone(),
        };
        let work: Work = Box::pin(async move {
            this.fly(launched).await;
            this.conclude(id);
            Ok(JsValue::UNDEFINED)
        });
        let landed = future_to_promise(work);
        host::wait_until(&landed);
        *self.flight.borrow_mut() = Some(Flight { id, landed, abort: abort.clone(), asked });
        // Last: the user's own fetch may call the client, and must find the flight in the air.
        sent.set(Some(if asks {
            self.prepared(id, &abort)
        } else {
            let uuid = self.uuid();
            let request = self.tell(|engine| engine.token_request(None, &uuid));
            fetch::token(self.id(), &request, &abort)
        }));
    }

    /// Has the facade prepare and then send the token request, both in the caller's context. Returns what fetch
    /// returns.
    fn prepared(&self, id: FlightId, abort: &AbortController) -> JsValue {
        let landed = self.landed(id).map_or(JsValue::UNDEFINED, JsValue::from);
        host::prepare(self.id(), id.0, &abort.signal(), &landed).into()
    }

    /// What has to be done before the token request of this flight: true if metadata are to be requested, an object
    /// if a JWT is to be signed, false if neither; undefined if the request cannot be made.
    pub fn prepare(&self, id: FlightId) -> JsValue {
        if self.landed(id).is_none() {
            return JsValue::UNDEFINED;
        }
        match self.ask(Engine::prepare) {
            Preparation::Discover => JsValue::TRUE,
            Preparation::Ask => JsValue::FALSE,
            Preparation::Sign(plan) => convert::to_js(&shapes::plan(&plan)),
            Preparation::Fail => JsValue::UNDEFINED,
        }
    }

    /// The next step of a flight that shares its token through a store. A flight that ends without a token request has
    /// nothing to land.
    pub fn coordinate(&self, id: FlightId, told: Told) -> JsValue {
        let directions = self.ask(|engine, now| engine.coordinate(id, told, now));
        let Some(directions) = directions else { return JsValue::UNDEFINED };
        if matches!(directions.need, Need::End) {
            self.lands_nothing(id);
        }
        self.follow_up();
        convert::to_js(&shapes::directions(directions))
    }

    /// The flight in the air makes no token request.
    pub fn lands_nothing(&self, id: FlightId) {
        if let Some(flight) = self.flight.borrow().as_ref().filter(|flight| flight.id == id) {
            flight.asked.take();
        }
    }

    /// Sends the token request of this flight with what the facade was asked for. Returns what fetch returns, in an
    /// array; none, with nothing sent, if the flight has landed, something cannot be used, or the last token request
    /// was the same.
    pub fn send_token_request(
        &self,
        id: FlightId,
        credentials: Result<Credentials, &'static str>,
        new_key: bool,
    ) -> Option<Array> {
        let (request, abort) = self.request_with(id, credentials, new_key)?;
        // Nothing is borrowed now: the user's own fetch may call the client.
        Some(Array::of1(&fetch::token(self.id(), &request, &abort)))
    }

    fn request_with(
        &self,
        id: FlightId,
        credentials: Result<Credentials, &'static str>,
        new_key: bool,
    ) -> Option<(TokenRequest, AbortController)> {
        let flight = self.flight.borrow();
        let Flight { asked, abort, .. } = flight.as_ref().filter(|flight| flight.id == id)?;
        let mut asked = asked.borrow_mut();
        let last = asked.as_mut()?;
        let credentials = match credentials {
            Ok(credentials) => credentials,
            Err(objection) => {
                last.objection = Some(objection);
                return None;
            }
        };
        let uuid = self.uuid();
        let (request, at) = self.ask(|engine, now| {
            let is_new = match &last.credentials {
                Some(last) => engine.differs(last, &credentials, new_key),
                None => true,
            };
            (is_new.then(|| engine.token_request(Some(&credentials), &uuid)), now)
        });
        let request = request?;
        *last = Asked { at, credentials: Some(credentials), objection: None };
        Some((request, abort.clone()))
    }

    /// A random UUID, if token requests want one.
    fn uuid(&self) -> String {
        let wanted = self.tell(|engine| engine.config().wants_uuid());
        if wanted { host::uuid() } else { String::new() }
    }

    async fn fly(&self, launched: Launched) {
        let Launched { id, asked, timeout_ms, sent, abort } = launched;
        let sent = sent.take().unwrap_or_default();
        let timeout = self.overdue(id, timeout_ms);
        let response = race(self.last_response(id, sent, &abort), timeout).await;
        let Some(Asked { at, credentials, objection }) = asked.take() else { return };
        let response = match response {
            Either::First(response) => response.map_err(|error| self.fault(&error, objection)),
            Either::Second(()) => {
                fetch::abort(&abort);
                Err(Fault::Timeout)
            }
        };
        self.ask(|engine, now| engine.landed(id, at, response, credentials.as_ref(), now));
        self.follow_up();
    }

    /// Waits until the token request has taken too long. With a store, it may have begun later than the flight.
    async fn overdue(&self, id: FlightId, timeout_ms: u32) {
        let mut left_ms = timeout_ms;
        while left_ms != 0 {
            timer::sleep(self.clock, left_ms).await;
            left_ms = self.ask(|engine, now| millis(engine.overdue_in_ms(id, now)));
        }
    }

    /// The response that the flight brings: that of a second token request, if something has changed meanwhile.
    async fn last_response(
        &self,
        id: FlightId,
        mut sent: JsValue,
        abort: &AbortController,
    ) -> Result<TokenResponse, JsValue> {
        let mut refused = None;
        loop {
            let (response, date) = match self.response(sent, abort).await {
                Ok(response) => response,
                Err(error) => return refused.ok_or(error),
            };
            if refused.is_some() || !self.ask(|engine, now| engine.asks_again(&response, date, now))
            {
                return Ok(response);
            }
            refused = Some(response);
            sent = self.prepared(id, abort);
        }
    }

    async fn response(
        &self,
        sent: JsValue,
        abort: &AbortController,
    ) -> Result<(TokenResponse, Option<UnixMillis>), JsValue> {
        let response = fetch::settled(&sent).await?;
        // A fetch that resolves with a non-object has failed. Its class is not checked: the user's own
        // fetch may have a Response class of its own.
        if !response.is_object() {
            return Err(response);
        }
        let text = host::read_body(&response, BODY_LIMIT, &abort.signal());
        let text = JsFuture::from(text).await?.as_string();
        let (signs, name, mark) = self.tell(|engine| {
            let profile = &engine.config().profile;
            let name = profile.get(Field::RetryAfter).to_owned();
            (preparation::signs(engine.config()), name, profile.retry_after_mark())
        });
        let date = if signs { host::date_of(&response) } else { None };
        let body = Body::of(text.as_deref(), parse);
        let base = self.tell(|engine| response::base_of(&body, engine.config()).map(str::to_owned));
        let response = TokenResponse {
            status: convert::status(&response),
            retry_after: host::retry_after(&response, &name, &mark),
            base: base.and_then(|text| convert::parse_url(&text)),
            body,
        };
        Ok((response, date.map(|ms| UnixMillis(ms as u64))))
    }

    /// Why there was no response.
    fn fault(&self, error: &JsValue, objection: Option<&'static str>) -> Fault {
        let code = host::token_fault(self.id(), error);
        if let Some(number) = code.as_f64() {
            let missing =
                if objection.is_some() { Missing::Secret } else { Missing::of(number as u32) };
            return Fault::Missing(missing, objection);
        }
        if code.is_truthy() && !code.is_string() {
            Fault::Foreign
        } else {
            Fault::Network(code.as_string())
        }
    }
}

/// A timeout of a timer.
fn millis(ms: Millis) -> u32 {
    u32::try_from(ms.0).unwrap_or(u32::MAX)
}

/// The error that `JSON.parse` throws quotes the text, so it is dropped.
fn parse(text: &str) -> Option<crate::engine::json::Json> {
    js_sys::JSON::parse(text).ok().map(|value| convert::json(&value))
}
