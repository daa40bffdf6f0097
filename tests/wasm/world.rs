//! The Rust side of a test's world: making clients in it, driving calls, and looking at what was seen.

use everbearer::wasm::client::Client;
use js_sys::{Promise, Reflect};
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
    fn end(this: &Fakes);
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

    /// What fetch answers from now on, one after the other.
    pub fn answers(&self, answers: &[&str]) {
        for answer in answers {
            self.run(&format!("answers.push({answer})"));
        }
    }

    /// Waits until what is on its way has arrived.
    pub async fn settle(&self) {
        wait(self.run("tick()").unchecked_into()).await.unwrap();
    }

    /// A client from such a source.
    pub fn construct(&self, source: &str) -> Result<Client, JsValue> {
        Client::new(self.run(source), self.run("host").unchecked_into())
    }

    /// A client with these options on top of the required ones.
    pub fn client(&self, options: &str) -> Client {
        self.construct(&format!("source({options})")).unwrap_or_else(|_| panic!("{options}"))
    }

    /// A client that already holds a token, its first one, and has heard of it.
    pub async fn warm(&self, options: &str) -> Client {
        let client = self.client(options);
        self.run("answers.unshift(grant())");
        self.drive(&client, "wait()").await.unwrap();
        assert_eq!(client.usable(), 1);
        self.run("events.length = requests.length = 0");
        client
    }

    /// Starts driving a call.
    pub fn begin(&self, client: &Client, call: &str) -> Promise {
        client.drive(self.run(call).unchecked_into(), 0, JsValue::UNDEFINED, JsValue::UNDEFINED)
    }

    /// Drives a call to its end.
    pub async fn drive(&self, client: &Client, call: &str) -> Result<JsValue, JsValue> {
        wait(self.begin(client, call)).await
    }

    /// Drives a call to an error, which expressions then know as `error`.
    pub async fn fails(&self, client: &Client, call: &str) {
        let error = self.drive(client, call).await.expect_err(call);
        self.name("error", &error);
    }

    /// Makes a call the way the facade does when a token is at hand; the answer becomes `response`.
    pub async fn send(&self, client: &Client, call: &str) -> u32 {
        let generation = client.usable();
        self.name("header", &client.header(generation).unwrap().into());
        let sent = self.run(&format!("send({call}, header)"));
        self.name("response", &wait(sent.unchecked_into()).await.unwrap());
        generation
    }
}

/// Waits for a promise.
pub async fn wait(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
