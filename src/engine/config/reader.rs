//! Reads options and environment variables and collects all mistakes, so that they are reported at once.
//! No problem repeats a value: it may be a secret in the wrong place.

use crate::engine::decimal::written;
use crate::engine::error::Problem;
use crate::engine::json::{Json, WriteNumber};
use crate::engine::origin::{ParseUrl, UrlParts};
use crate::engine::text::{joined, text};

/// Where options come from.
#[derive(Clone, Copy)]
pub struct OptionSource<'a> {
    /// The options object.
    pub options: &'a Json,
    /// The prefix of the environment variables, if they are read.
    pub prefix: Option<&'a str>,
    /// The environment variables, as an object of strings.
    pub variables: Option<&'a Json>,
    /// What the facade keeps to itself.
    pub kept: Kept,
    /// The edge's URL parser.
    pub parse_url: ParseUrl<'a>,
    /// The edge's way to write a number as JSON.
    pub write_number: WriteNumber<'a>,
}

/// What the user has given that is no data, or must not enter the module. The facade has checked it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// A function that gives the client secret, or a file that holds it.
    pub secret: bool,
    /// A private key; `Some(true)`: it may be another one the next time.
    pub key: Option<bool>,
    /// A function that gives an assertion, or a file that holds one.
    pub assertion: bool,
    /// A fetch.
    pub fetch: bool,
    /// A store; `Some(true)`: it has leases.
    pub store: Option<bool>,
    /// Whether these are the options of a pool: what is missing comes with each tenant's credentials.
    pub pool: bool,
}

/// One option: its name in JavaScript, and the variable's name after the prefix, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The option.
    pub option: &'static str,
    /// The variable's suffix.
    pub suffix: Option<&'static str>,
}

/// A value, by its source.
enum Found<'a> {
    Option(&'a Json),
    Variable(&'a str),
}

/// Reads options one by one.
pub struct Reader<'a> {
    source: OptionSource<'a>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of this option source.
    pub const fn new(source: OptionSource<'a>) -> Self {
        Self { source, problems: Vec::new() }
    }

    /// All problems. Unknown options are problems too: most are misspelt.
    pub fn finish(mut self, options: &[&str]) -> Vec<Problem> {
        if let Json::Object(members) = self.source.options {
            for (member, _) in members {
                if !options.contains(&member.as_str()) {
                    self.unknown(member.clone(), member, options);
                }
            }
        }
        self.problems
    }

    /// Notes a problem with an option.
    pub fn object(&mut self, name: &Name, problem: &str) {
        self.problems.push(Problem {
            option: name.option.to_owned(),
            variable: self.variable(name),
            problem: problem.to_owned(),
        });
    }

    /// Where the options come from.
    pub const fn source(&self) -> &OptionSource<'a> {
        &self.source
    }

    /// Whether the option is given.
    pub fn given(&self, name: &Name) -> bool {
        self.find(name).is_some()
    }

    /// An optional text.
    pub fn text(&mut self, name: &Name) -> Option<&'a str> {
        let text = match self.find(name)? {
            Found::Variable(text) => text.trim_ascii(),
            Found::Option(Json::Text(text)) => text,
            Found::Option(other) => {
                self.object(name, &text!("must be a string, and was {}.", other.kind()));
                return None;
            }
        };
        self.fine(name, text)
    }

    fn fine(&mut self, name: &Name, text: &'a str) -> Option<&'a str> {
        let objection = objection(text);
        if let Some(objection) = objection {
            self.object(name, objection);
        }
        objection.is_none().then_some(text)
    }

    /// A required text.
    pub fn required_text(&mut self, name: &Name, what: &str) -> Option<&'a str> {
        self.require(name, what)?;
        self.text(name)
    }

    fn require(&mut self, name: &Name, what: &str) -> Option<()> {
        let given = self.find(name).is_some();
        if !given && !self.source.kept.pool {
            self.object(name, &text!("is missing: {}.", what));
        }
        given.then_some(())
    }

    /// Whether the option is given as one string.
    pub fn is_one_text(&self, name: &Name) -> bool {
        matches!(self.find(name), Some(Found::Option(Json::Text(_))))
    }

    /// A list of texts: an array, or one string separated by spaces; in a variable also by `separator`.
    pub fn texts(&mut self, name: &Name, separator: &str) -> Vec<&'a str> {
        match self.find(name) {
            None => Vec::new(),
            Some(Found::Variable(text)) => words(text, separator),
            Some(Found::Option(Json::Text(text))) => words(text, ""),
            Some(Found::Option(Json::List(items))) => {
                let texts: Vec<&str> = items.iter().filter_map(Json::text).collect();
                if texts.len() != items.len() || texts.iter().any(|text| text.is_empty()) {
                    self.object(name, "must hold nothing but strings that are not empty.");
                }
                texts
            }
            Some(Found::Option(other)) => {
                self.object(
                    name,
                    &text!("must be a string or an array of strings, and was {}.", other.kind()),
                );
                Vec::new()
            }
        }
    }

    /// A URL to which a credential may be sent.
    pub fn url(&mut self, name: &Name) -> Option<UrlParts> {
        let text = self.text(name)?;
        let Some(url) = (self.source.parse_url)(text) else {
            self.object(name, "is not an absolute URL such as https://api.example.com/.");
            return None;
        };
        if let Some(objection) = url.objection() {
            self.object(name, &objection);
            return None;
        }
        Some(url)
    }

    /// A required URL.
    pub fn required_url(&mut self, name: &Name, what: &str) -> Option<UrlParts> {
        self.require(name, what)?;
        self.url(name)
    }

    /// A whole number within a range.
    pub fn whole(&mut self, name: &Name, unit: &str, least: u64, most: u64) -> Option<u64> {
        let number = match self.find(name)? {
            Found::Variable(text) => text.trim_ascii().parse().ok(),
            Found::Option(json) => whole_number(json),
        };
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.object(name, &not_whole(&text!(" of {}", unit), least, most));
        }
        number
    }

    /// A boolean.
    pub fn boolean(&mut self, name: &Name) -> Option<bool> {
        let value = match self.find(name)? {
            Found::Variable(text) => match text.trim_ascii() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            Found::Option(Json::Bool(value)) => Some(*value),
            Found::Option(_) => None,
        };
        if value.is_none() {
            self.object(name, "must be true or false.");
        }
        value
    }

    /// One of several values: its index.
    pub fn choice(&mut self, name: &Name, values: &[&str]) -> Option<usize> {
        let text = self.text(name)?;
        let chosen = values.iter().position(|value| *value == text);
        if chosen.is_none() {
            self.object(name, &text!("must be one of {}.", joined(values, ", ")));
        }
        chosen
    }

    /// The members of an object, for the caller to read.
    pub fn members(&mut self, name: &Name) -> &'a [(String, Json)] {
        match self.find(name) {
            Some(Found::Option(Json::Object(members))) => members,
            Some(Found::Option(other)) => {
                self.object(name, &text!("must be an object, and was {}.", other.kind()));
                &[]
            }
            _ => &[],
        }
    }

    /// Notes a problem with a member of an object.
    pub fn object_member(&mut self, name: &Name, member: &str, problem: &str) {
        self.problems.push(Problem {
            option: text!("{}.{}", name.option, member),
            variable: None,
            problem: problem.to_owned(),
        });
    }

    /// Notes an unknown member of an object.
    pub fn unknown_member(&mut self, name: &Name, member: &str, known: &[&str]) {
        self.unknown(text!("{}.{}", name.option, member), member, known);
    }

    fn unknown(&mut self, option: String, member: &str, known: &[&str]) {
        let problem = match known.iter().find(|name| alike(name, member)) {
            Some(meant) => text!("is no option; did you mean {}?", meant),
            None => "is no option.".to_owned(),
        };
        self.problems.push(Problem { option, variable: None, problem });
    }

    fn variable(&self, name: &Name) -> Option<String> {
        Some(text!("{}_{}", self.source.prefix?, name.suffix?))
    }

    fn find(&self, name: &Name) -> Option<Found<'a>> {
        match self.source.options.get(name.option) {
            Some(Json::Null) | None => {}
            Some(json) => return Some(Found::Option(json)),
        }
        let variable = self.variable(name)?;
        let text = self.source.variables?.get(&variable)?.text()?;
        (!text.trim_ascii().is_empty()).then_some(Found::Variable(text))
    }
}

/// What is wrong with a text, in words that follow its name; none if nothing is.
pub fn objection(text: &str) -> Option<&'static str> {
    if text.trim_ascii().is_empty() {
        return Some("is empty.");
    }
    let breaks = text.chars().any(|c| c.is_ascii_control());
    breaks.then_some("holds a line break or another control character.")
}

/// What is wrong with a value that is not a whole number within this range.
pub fn not_whole(of_unit: &str, least: u64, most: u64) -> String {
    let [least, most] = [least, most].map(written);
    text!("must be a whole number{} from {} to {}.", of_unit, least, most)
}

/// A whole number, if it is one.
pub fn whole_number(json: &Json) -> Option<u64> {
    match json {
        Json::Number(number) if *number >= 0.0 && number.fract() == 0.0 => Some(*number as u64),
        _ => None,
    }
}

fn words<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    text.split(|c: char| c.is_ascii_whitespace() || separator.chars().any(|one| one == c))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether two names differ only in case and separators, as `client_id` and `clientID` do.
fn alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(one) == letters(other)
}
