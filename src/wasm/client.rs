//! The exported class of clients, which the facade calls (`js/src/wasm/contract.ts` has its type).

use std::rc::Rc;

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use super::call::Call;
use super::clock::Clock;
use super::convert;
use super::driver::Driver;
use super::host::{CallRecord, ClientId, Hop};
use crate::engine::client::Engine;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::secret::Secret;
use crate::engine::shapes;
use crate::engine::time::UnixMillis;
use crate::engine::token_endpoint::credentials::Credentials;
use crate::engine::token_endpoint::discovery::Metadata;

/// One client.
#[wasm_bindgen]
pub struct Client {
    driver: Rc<Driver>,
}

impl Client {
    /// The client of a pool's tenant.
    pub(super) const fn of(driver: Rc<Driver>) -> Self {
        Self { driver }
    }

    pub(super) const fn driver(&self) -> &Rc<Driver> {
        &self.driver
    }
}

#[wasm_bindgen]
impl Client {
    /// Checks the configuration and does nothing else: no timer, no fetch, no randomness, so that an edge
    /// worker may construct a client in its global scope. The host knows the client by `id`; it is told
    /// when the client is gone. `own_clock`: whether the client has a clock of its own.
    ///
    /// # Errors
    /// A ConfigurationError; the host then has to forget the client by itself.
    #[wasm_bindgen(constructor)]
    pub fn new(source: JsValue, id: ClientId, own_clock: bool) -> Result<Self, JsValue> {
        let clock = if own_clock { Clock::Own(id) } else { Clock::Runtime };
        match convert::config(source) {
            Ok(config) => Ok(Self { driver: Driver::new(Engine::new(config), id, clock, None) }),
            Err(error) => Err(convert::error(id, &error)),
        }
    }

    /// What the facade needs of the configuration.
    pub fn settings(&self) -> JsValue {
        convert::to_js(&self.driver.tell(|engine| shapes::settings(engine.config())))
    }

    /// The generation of a token that can be used at once, or 0. Begins a refresh that is due.
    pub fn usable(&self) -> u32 {
        self.driver.usable().0
    }

    /// The value of the token's header for this generation; undefined if that is not current.
    pub fn header(&self, generation: u32) -> Option<JsString> {
        self.driver.header(Generation(generation)).map(|header| JsString::clone(&header))
    }

    /// The token of this generation (0: one that can be used at once); undefined if there is no such token.
    pub fn token(&self, generation: u32) -> JsValue {
        let generation = Generation(generation);
        let any = generation == Generation::NONE;
        self.driver.token(if any { self.driver.usable() } else { generation })
    }

    /// The base of relative URLs that came with the token of this generation; undefined if that is not current.
    #[wasm_bindgen(js_name = baseUrl)]
    pub fn base_url(&self, generation: u32) -> Option<String> {
        self.driver.tell(|engine| engine.token(Generation(generation))?.base_url.clone())
    }

    /// Sends a call: takes the token of this generation (0: one that can be used at once, by the wall
    /// clock that the facade has just read), sets the header and calls fetch, the user's own if there is
    /// one. Returns the token's generation; 0, with nothing sent, if there is no such token.
    pub fn send(
        &self,
        record: &CallRecord,
        hop: &Hop,
        own: &JsValue,
        generation: u32,
        wall_ms: f64,
    ) -> u32 {
        let wall = UnixMillis(wall_ms as u64);
        self.driver.send(record, hop, own, Generation(generation), wall).0
    }

    /// What has to be done before the token request of a flight: true if metadata are to be requested, an object if
    /// a JWT is to be signed, false if neither; undefined if the request cannot be made.
    pub fn prepare(&self, flight: u32) -> JsValue {
        self.driver.prepare(FlightId(flight))
    }

    /// The metadata have come: the token endpoint, and the issuer as they spell it. Or they have not (no `issuer`):
    /// why, in a sentence, and whether that may pass. `prepare` tells what is next.
    pub fn discovered(&self, text: &JsValue, issuer: &JsValue, transient: bool) {
        let text = text.as_string().unwrap_or_default();
        let issuer = issuer.as_string();
        self.driver.ask(|engine, now| match issuer {
            Some(issuer) => {
                let metadata = Metadata { endpoint: text, issuer };
                engine.preparer().discovered(metadata, &convert::parse_url, now);
            }
            None => engine.preparer().undiscovered(text, transient),
        });
    }

    /// Sends the token request of a flight with what was asked for. `signature`: how the JWT was signed, in words;
    /// `new_key`: by another key than the last one. Returns what fetch returns, in an array; undefined, with nothing
    /// sent, if the flight has landed, something cannot be used, or the flight has sent the same before.
    #[wasm_bindgen(js_name = sendTokenRequest)]
    pub fn send_token_request(
        &self,
        flight: u32,
        secret: &JsValue,
        jwt: &JsValue,
        signature: &JsValue,
        new_key: bool,
    ) -> Option<Array> {
        let credentials = self.driver.tell(|engine| {
            let signature = signature.as_string();
            Credentials::of(engine.config(), secret.as_string(), jwt.as_string(), signature)
        });
        self.driver.send_token_request(FlightId(flight), credentials, new_key)
    }

    /// What the token request of a flight says, with what was asked for: by it the store knows the token. `jwt` stands
    /// for what differs each time.
    pub fn identity(&self, secret: &JsValue, jwt: &JsValue) -> JsValue {
        let [secret, jwt] = [secret, jwt].map(|text| text.as_string().map(Secret::new));
        let credentials = Credentials { secret, jwt, signature: None };
        JsValue::from_str(&self.driver.tell(|engine| engine.identity(&credentials)))
    }

    /// The next step of a flight that shares its token through a store. `told`: the number of what has happened.
    pub fn coordinate(&self, flight: u32, told: u32, found: &JsValue) -> JsValue {
        self.driver.coordinate(FlightId(flight), convert::told(told, found))
    }

    /// The key of a pool's tenant.
    pub fn key(&self) -> Option<u32> {
        self.driver.member().map(|(_, key)| key.0)
    }

    /// A tenant's flight wants to make a token request at this origin. Whether it may at once; if not, the pool grants it
    /// later.
    pub fn enter(&self, flight: u32, origin: &str) -> bool {
        self.driver.enter(FlightId(flight), origin)
    }

    /// A tenant's flight has its turn. Whether it is still wanted.
    pub fn resumed(&self, flight: u32) -> bool {
        self.driver.resumed(FlightId(flight))
    }

    /// The options of a tenant, with the credentials that its flight has got. `changed`: it had others before.
    ///
    /// # Errors
    /// A ConfigurationError.
    pub fn configure(&self, source: JsValue, changed: bool) -> Result<(), JsValue> {
        self.driver.configure(source, changed)
    }

    /// The generation of a tenant's token; 0 if it has none.
    pub fn generation(&self) -> u32 {
        self.driver.tell(|engine| engine.generation()).0
    }

    /// The credentials of a tenant are others from now on.
    pub fn rotate(&self) {
        self.driver.ask(|engine, now| engine.rotate(now));
    }

    /// Begins a background refresh, if it is due.
    pub fn refresh(&self) {
        self.driver.refresh();
    }

    /// Whether a response of this status, to a call with this generation, goes to the caller as it is.
    /// If not, the call continues with [`begin`](Self::begin).
    pub fn settled(&self, generation: u32, status: u16) -> bool {
        self.driver.tell(|engine| engine.settled(Generation(generation), status))
    }

    /// Leads a call that could not be sent at once, or whose first response did not settle it. `sent_at`:
    /// the wall clock when it was first to be sent, for what events say of it.
    pub fn begin(&self, record: &CallRecord, sent_at: f64) -> Call {
        Call::new(Rc::clone(&self.driver), record, sent_at)
    }

    /// The HTTP status that a response means, by the members of its body that the profile names.
    pub fn meaning(&self, status: u16, body: &JsValue) -> u16 {
        let body = convert::json(body);
        self.driver.tell(|engine| engine.config().profile.status_of(status, &body))
    }

    /// The wait in milliseconds that a response of this status asks for by this header; undefined if it asks for none.
    #[wasm_bindgen(js_name = retryAfterMs)]
    pub fn retry_after_ms(&self, header: &str, status: u16) -> Option<f64> {
        self.driver.retry_after_ms(header, status).map(|ms| ms.0 as f64)
    }

    /// Drops the current token; if a token or its header's value is given, only if that is current.
    pub fn invalidate(&self, rejected: Option<String>) {
        self.driver.invalidate(rejected.as_deref());
    }

    /// Ends the client: wipes its token, stops its timer.
    pub fn close(&self) {
        self.driver.close();
    }

    /// The client's status.
    pub fn status(&self) -> JsValue {
        convert::to_js(&self.driver.ask(|engine, now| shapes::status(&engine.status(now))))
    }
}
