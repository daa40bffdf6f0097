//! The launch of a flight: sends its token request, and hands the result to the core.

use core::cell::Cell;
use core::pin::Pin;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortController;

use super::driver::Driver;
use super::flight::Flight;
use super::race::{Either, race};
use super::{convert, entropy, fetch, host, timer};
use crate::engine::ids::FlightId;
use crate::engine::time::Instant;
use crate::engine::token_endpoint::response::{BODY_LIMIT, Body, Fault, TokenResponse};

type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// The data of a flight.
struct Launched {
    id: FlightId,
    asked_at: Instant,
    timeout_ms: u32,
    sent: Rc<Cell<Option<JsValue>>>,
    abort: AbortController,
}

impl Driver {
    /// Launches a flight. No caller owns it: it goes on when those who wait for it leave. Its token
    /// request is sent at once, in the asynchronous context of the caller that begins it.
    pub fn launch(&self, id: FlightId) {
        if self.tell(|engine| engine.needs_seed()) {
            let seed = entropy::seed();
            self.tell(|engine| engine.seed(seed));
        }
        let (Some(this), Ok(abort)) = (self.this.upgrade(), AbortController::new()) else { return };
        let (request, timeout_ms, asked_at) =
            self.ask(|engine, now| (engine.token_request(), engine.config().token_timeout_ms, now));
        let sent = Rc::new(Cell::new(None));
        let launched = Launched {
            id,
            asked_at,
            timeout_ms: u32::try_from(timeout_ms.0).unwrap_or(u32::MAX),
            sent: Rc::clone(&sent),
            abort: abort.clone(),
        };
        let work: Work = Box::pin(async move {
            this.fly(launched).await;
            Ok(JsValue::UNDEFINED)
        });
        let landed = future_to_promise(work);
        host::wait_until(&landed);
        *self.flight.borrow_mut() = Some(Flight { id, landed, abort: abort.clone() });
        // Last: the user's own fetch may call the client, and must find the flight in the air.
        sent.set(Some(fetch::token(self.id(), request, &abort)));
    }

    async fn fly(&self, launched: Launched) {
        let Launched { id, asked_at, timeout_ms, sent, abort } = launched;
        let sent = sent.take().unwrap_or_default();
        let timeout = timer::sleep(self.clock, timeout_ms);
        let response = match race(self.response(sent, &abort), timeout).await {
            Either::First(response) => response.map_err(|error| self.fault(&error)),
            Either::Second(()) => {
                fetch::abort(&abort);
                Err(Fault::Timeout)
            }
        };
        self.ask(|engine, now| engine.landed(id, asked_at, response, now));
        self.follow_up();
    }

    async fn response(
        &self,
        sent: JsValue,
        abort: &AbortController,
    ) -> Result<TokenResponse, JsValue> {
        let response = fetch::settled(&sent).await?;
        // A fetch that resolves with a non-object has failed. Its class is not checked: the user's own
        // fetch may have a Response class of its own.
        if !response.is_object() {
            return Err(response);
        }
        let text = host::read_body(&response, BODY_LIMIT, &abort.signal());
        let text = JsFuture::from(text).await?.as_string();
        Ok(TokenResponse {
            status: convert::status(&response),
            retry_after: host::retry_after(&response),
            body: Body::of(text.as_deref(), parse),
        })
    }

    /// Why there was no response.
    fn fault(&self, error: &JsValue) -> Fault {
        let code = host::token_fault(self.id(), error);
        if code.is_truthy() && !code.is_string() {
            Fault::Foreign
        } else {
            Fault::Network(code.as_string())
        }
    }
}

/// The error that `JSON.parse` throws quotes the text, so it is dropped.
fn parse(text: &str) -> Option<crate::engine::json::Json> {
    js_sys::JSON::parse(text).ok().map(|value| convert::json(&value))
}
