//! Prints the table of the client's options as JSON. `scripts/build.mjs` writes this to `build/`, and
//! `scripts/docs` makes the documentation of the options from it.

#![allow(clippy::print_stdout)]

use everbearer::engine::config::option_table::{DOCS, DefaultValue, Form, NAMES, SPECS};
use serde_json::{Value, json};

fn main() {
    let rows: Vec<Value> = NAMES
        .iter()
        .zip(SPECS)
        .zip(DOCS)
        .map(|((name, spec), doc)| {
            let (unit, range) = number(spec.form);
            json!({
                "name": name.option,
                "variable": name.suffix,
                "file": matches!(spec.form, Form::Secret | Form::Key(_)),
                "meaning": paragraphs(doc),
                "form": form(spec.form),
                "variableForm": variable_form(spec.form),
                "unit": unit,
                "range": range,
                "default": default(spec.default),
            })
        })
        .collect();
    println!("{}", json!(rows));
}

fn paragraphs(doc: &str) -> Vec<String> {
    let joined = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    doc.split("\n\n").map(joined).collect()
}

/// Two words are listed here, more of them where the option is explained.
fn words(words: &[&str], many: &str) -> String {
    if words.len() > 2 {
        return many.to_owned();
    }
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
}

fn form(form: Form) -> String {
    match form {
        Form::Url => "https URL; http on loopback only".to_owned(),
        Form::Text => "string".to_owned(),
        Form::Secret => "string or function".to_owned(),
        Form::OneOf(known) => words(known, "one of these"),
        Form::Texts(_) => "string, or array of strings".to_owned(),
        Form::Origins => "array of origins".to_owned(),
        Form::Whole { unit, least, most } => format!("{unit}, {least} to {most}"),
        Form::Boolean => "boolean".to_owned(),
        Form::Value(text) | Form::Key(text) | Form::Path(text) => text.to_owned(),
    }
}

fn variable_form(form: Form) -> String {
    match form {
        Form::Url => "URL".to_owned(),
        Form::Text | Form::Secret | Form::Key(_) => "text".to_owned(),
        Form::Path(_) => "path of a file".to_owned(),
        Form::OneOf(known) => words(known, "as the option"),
        Form::Texts(text) => text.to_owned(),
        Form::Origins => "origins, separated by spaces or commas".to_owned(),
        Form::Whole { unit, .. } => format!("whole number of {unit}"),
        Form::Boolean => "`true`, `1`, `false` or `0`".to_owned(),
        Form::Value(_) => String::new(),
    }
}

fn number(form: Form) -> (Value, Value) {
    match form {
        Form::Whole { unit, least, most } => (json!(unit), json!([least, most])),
        _ => (Value::Null, Value::Null),
    }
}

fn default(default: DefaultValue) -> String {
    match default {
        DefaultValue::RequiredUnless(case) => format!("required, unless {case}"),
        DefaultValue::Nothing => "none".to_owned(),
        DefaultValue::Number(number) => number.to_string(),
        DefaultValue::Flag(flag) => flag.to_string(),
        DefaultValue::Text(text) => text.to_owned(),
    }
}
