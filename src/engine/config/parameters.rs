//! The parameters of the token request (RFC 6749 §4.4.2; RFC 8707 for `resource`): what each option
//! contributes, and under which name.

use super::authentication::ClientAuthentication;
use super::settings::{Config, Place, TokenParameter};
use super::wire_profile::Field;

/// A parameter of the token request.
pub struct Parameter<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Whether the value is JSON and no text.
    pub is_json: bool,
    /// The option that it comes from; empty for an additional parameter.
    pub option: &'static str,
}

/// The parameters, in the order in which they are sent, with this secret and this JWT.
pub fn parameters<'a>(config: &'a Config, secret: &'a str, jwt: &'a str) -> Vec<Parameter<'a>> {
    let mut parameters = Vec::new();
    let mut add = |name, value, option| {
        parameters.push(Parameter { name, value, is_json: false, option });
    };
    let name = |field| config.profile.get(field);
    let is_elsewhere =
        config.authentication.is_basic() || config.authentication == ClientAuthentication::Headers;
    if !is_elsewhere && !config.client_id.is_empty() {
        add(name(Field::ClientId), config.client_id.as_str(), "clientId");
    }
    if config.authentication == ClientAuthentication::Post {
        add(name(Field::ClientSecret), secret, "clientSecret");
    }
    let jwt = config.assertion.as_ref().map(|assertion| {
        let [value, kind] = match assertion.place {
            Place::ClientAssertion => ["client_assertion", "client_assertion_type"],
            Place::Assertion => ["assertion", ""],
            Place::SubjectToken => ["subject_token", "subject_token_type"],
        };
        (assertion, [value, kind], jwt)
    });
    let is_grant = jwt.is_some_and(|(assertion, ..)| assertion.place != Place::ClientAssertion);
    if !is_grant && let Some((assertion, [name, kind], jwt)) = jwt {
        add(kind, assertion.kind.as_deref().unwrap_or_default(), "clientAssertionType");
        add(name, jwt, "clientAssertion");
    }
    if !name(Field::GrantType).is_empty() {
        add(name(Field::GrantType), &config.grant, "profile.grantTypeParameter");
    }
    if is_grant && let Some((assertion, [name, kind], jwt)) = jwt {
        if let Some(value) = &assertion.kind {
            add(kind, value, "subjectTokenType");
        }
        add(name, jwt, "clientAssertion");
    }
    if let Some(scope) = &config.scope {
        add("scope", scope, "scope");
    }
    if let Some(audience) = &config.audience {
        add("audience", audience, "audience");
    }
    for resource in &config.resources {
        add("resource", resource, "resource");
    }
    for TokenParameter { name, value, is_json } in &config.token_parameters {
        parameters.push(Parameter { name, value, is_json: *is_json, option: "" });
    }
    parameters
}

/// The option that already sets a parameter of this name; none if the name is free.
pub fn option_of(config: &Config, name: &str) -> Option<&'static str> {
    let parameters = parameters(config, "", "");
    let own = parameters.iter().filter(|one| !one.option.is_empty());
    own.map(|one| (one.name, one.option)).find(|(own, _)| *own == name).map(|(_, option)| option)
}

/// Whether two options set parameters of the same name. One option may set the same name several times.
pub fn has_doubled_name(config: &Config) -> bool {
    parameters(config, "", "").iter().any(|one| {
        !one.option.is_empty()
            && option_of(config, one.name).is_some_and(|option| option != one.option)
    })
}
