//! The launch of a flight: sends its token request, and tells the core what it brought.

use core::cell::Cell;
use core::pin::Pin;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortController;

use super::driver::Driver;
use super::flight::Flight;
use super::race::{Either, race};
use super::{convert, entropy, fetch, timer};
use crate::engine::ids::FlightId;
use crate::engine::time::Instant;
use crate::engine::token_endpoint::response::{BODY_LIMIT, Body, Fault, TokenReply};

type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// What a flight needs on its way.
struct Way {
    id: FlightId,
    asked_at: Instant,
    timeout_ms: u32,
    sent: Rc<Cell<Option<JsValue>>>,
    abort: AbortController,
}

impl Driver {
    /// Starts a flight. It belongs to nobody: whoever waits for it may go, and it goes on. Its request
    /// is sent at once, in the asynchronous context of the caller that begins it.
    pub fn launch(&self, id: FlightId) {
        if self.tell(|engine| engine.needs_seed()) {
            let seed = entropy::seed();
            self.tell(|engine| engine.seed(seed));
        }
        let (Some(this), Ok(abort)) = (self.this.upgrade(), AbortController::new()) else { return };
        let (request, timeout_ms, asked_at) =
            self.ask(|engine, now| (engine.token_request(), engine.config().token_timeout_ms, now));
        let sent = Rc::new(Cell::new(None));
        let way = Way {
            id,
            asked_at,
            timeout_ms: u32::try_from(timeout_ms).unwrap_or(u32::MAX),
            sent: Rc::clone(&sent),
            abort: abort.clone(),
        };
        let work: Work = Box::pin(async move {
            this.fly(way).await;
            Ok(JsValue::UNDEFINED)
        });
        let landed = future_to_promise(work);
        self.host.wait_until(&landed);
        *self.flight.borrow_mut() = Some(Flight { id, landed, abort: abort.clone() });
        // Last: a fetch of the user's own may call the client, and finds the flight in the air.
        sent.set(Some(fetch::token(&self.host, request, &abort)));
    }

    async fn fly(&self, way: Way) {
        let sent = way.sent.take().unwrap_or_default();
        let timeout = timer::sleep(&self.host, way.timeout_ms);
        let reply = match race(self.exchange(sent, &way.abort), timeout).await {
            Either::First(reply) => reply.map_err(|error| self.fault(&error)),
            Either::Second(()) => {
                fetch::abort(&way.abort);
                Err(Fault::Timeout)
            }
        };
        self.ask(|engine, now| engine.landed(way.id, way.asked_at, reply, now));
        self.follow_up();
    }

    async fn exchange(
        &self,
        sent: JsValue,
        abort: &AbortController,
    ) -> Result<TokenReply, JsValue> {
        let response = fetch::settled(&sent).await?;
        // What is no object is no answer. Its class is not asked for: a fetch of the user's own may
        // have a Response of its own.
        if !response.is_object() {
            return Err(response);
        }
        let text = self.host.read_body(&response, BODY_LIMIT, &abort.signal());
        let text = JsFuture::from(text).await?.as_string();
        Ok(TokenReply {
            status: convert::status(&response),
            retry_after: self.host.retry_after(&response),
            body: Body::of(text.as_deref(), parse),
        })
    }

    /// Why there was no answer.
    fn fault(&self, error: &JsValue) -> Fault {
        let said = self.host.token_fault(error);
        if said.is_truthy() && !said.is_string() {
            Fault::Foreign
        } else {
            Fault::Network(said.as_string())
        }
    }
}

/// The error that `JSON.parse` throws quotes the text, so it goes no further.
fn parse(text: &str) -> Option<crate::engine::json::Json> {
    js_sys::JSON::parse(text).ok().map(|value| convert::json(&value))
}
