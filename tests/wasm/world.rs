//! The Rust side of a test's world: making clients in it, leading calls, and looking at what was seen.
//! Clients are used as the facade uses them: as the exported class, through the glue.

use std::ops::Deref;

use everbearer::wasm::client::Client as Exported;
use js_sys::{JsString, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Fakes;

    #[wasm_bindgen(method, catch)]
    fn run(this: &Fakes, code: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn see(this: &Fakes, code: &str) -> String;

    #[wasm_bindgen(method)]
    fn lead(this: &Fakes, client: &JsClient, call: &JsValue) -> Promise;

    #[wasm_bindgen(method)]
    fn end(this: &Fakes);

    /// The exported class.
    #[derive(Clone)]
    pub type JsClient;

    #[wasm_bindgen(method)]
    pub fn settings(this: &JsClient) -> JsValue;

    #[wasm_bindgen(method)]
    pub fn usable(this: &JsClient) -> u32;

    #[wasm_bindgen(method)]
    pub fn header(this: &JsClient, generation: u32) -> Option<JsString>;

    #[wasm_bindgen(method)]
    pub fn token(this: &JsClient, generation: u32) -> JsValue;

    #[wasm_bindgen(method)]
    pub fn settled(this: &JsClient, generation: u32, status: u16) -> bool;

    #[wasm_bindgen(method)]
    pub fn meaning(this: &JsClient, status: u16, body: &JsValue) -> u16;

    #[wasm_bindgen(method, js_name = retryAfterMs)]
    pub fn retry_after_ms(this: &JsClient, header: &str, status: u16) -> Option<f64>;

    #[wasm_bindgen(method)]
    pub fn invalidate(this: &JsClient, rejected: Option<&str>);

    #[wasm_bindgen(method)]
    pub fn close(this: &JsClient);

    #[wasm_bindgen(method)]
    pub fn status(this: &JsClient) -> JsValue;

    #[wasm_bindgen(method)]
    fn free(this: &JsClient);
}

/// A client, which is let go of when it is dropped.
pub struct Client(JsClient);

impl Deref for Client {
    type Target = JsClient;

    fn deref(&self) -> &JsClient {
        &self.0
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.0.free();
    }
}

/// A world; its members are those of world.js, which the expressions given here may name.
pub struct World(Fakes);

impl Drop for World {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl World {
    pub fn new() -> Self {
        Self(js_sys::eval(include_str!("world.js")).unwrap().unchecked_into())
    }

    /// What an expression evaluates to.
    pub fn run(&self, code: &str) -> JsValue {
        self.0.run(code).unwrap_or_else(|error| panic!("{code}: {error:?}"))
    }

    /// The same as plain data; undefined is null.
    pub fn see(&self, code: &str) -> Value {
        serde_json::from_str(&self.0.see(code)).unwrap()
    }

    /// Gives a value a name that expressions can use.
    pub fn name(&self, name: &str, value: &JsValue) {
        assert!(Reflect::set(&self.0, &name.into(), value).unwrap());
    }

    /// The next responses of fetch, one after the other.
    pub fn responses(&self, responses: &[&str]) {
        for response in responses {
            self.run(&format!("responses.push({response})"));
        }
    }

    /// Waits until what is on its way has arrived.
    pub async fn settle(&self) {
        wait(self.run("turns()").unchecked_into()).await.unwrap();
    }

    /// Adds a clock of the user's own, which expressions then know as `hand`.
    pub fn handed_clock(&self) {
        self.run("handClock()");
    }

    /// A client from such a source, which expressions then know as `client`.
    pub fn construct(&self, source: &str) -> Result<Client, JsValue> {
        self.construct_as("", source)
    }

    /// The same, which the host knows by this id.
    pub fn construct_as(&self, id: &str, source: &str) -> Result<Client, JsValue> {
        let id = self.run(&format!("admit({id})")).as_f64().unwrap() as u32;
        let own_clock = self.run("hand").is_object();
        let client = Exported::new(self.run(source), id, own_clock)?;
        let client = Client(JsValue::from(client).unchecked_into());
        self.name("client", &client);
        Ok(client)
    }

    /// A client with these options on top of the required ones.
    pub fn client(&self, options: &str) -> Client {
        self.construct(&format!("source({options})")).unwrap_or_else(|_| panic!("{options}"))
    }

    /// A client that already holds a token, its first one, and has heard of it.
    pub async fn warm(&self, options: &str) -> Client {
        let client = self.client(options);
        self.run("responses.unshift(tokenResponse())");
        self.lead(&client, "wait()").await.unwrap();
        assert_eq!(client.usable(), 1);
        self.run("events.length = requests.length = 0");
        client
    }

    /// Begins to lead a call.
    pub fn begin(&self, client: &Client, call: &str) -> Promise {
        self.0.lead(client, &self.run(call))
    }

    /// Leads a call to its end.
    pub async fn lead(&self, client: &Client, call: &str) -> Result<JsValue, JsValue> {
        wait(self.begin(client, call)).await
    }

    /// Leads a call to an error, which expressions then know as `error`.
    pub async fn fails(&self, client: &Client, call: &str) {
        let error = self.lead(client, call).await.expect_err(call);
        self.name("error", &error);
    }
}

/// Waits for a promise.
pub async fn wait(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
