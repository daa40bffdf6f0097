//! Prints the TypeScript module of error codes, classes, transient statuses, lifecycle parameters and
//! profiles, from the tables of the core. `scripts/build.mjs` writes it to
//! `js/src/generated/`.

#![allow(clippy::print_stdout)]

use everbearer::engine::config::wire_profile::{Field, MEMBERS};
use everbearer::engine::error::{Class, Code};
use everbearer::engine::http_status::is_transient;
use everbearer::engine::policy::{Kind, Policy};

fn main() {
    println!("// Generated from src/engine by examples/error-codes.rs. Do not edit.\n");
    println!("/** The stable code of an error. */");
    println!("export type ErrorCode =");
    for code in Code::ALL {
        println!("  /** {} */", code.doc());
        println!("  | \"{}\"", code.as_str());
    }
    println!("  ;\n");
    println!("/** The name of an error's class. */");
    let classes: Vec<String> =
        Class::ALL.iter().map(|class| format!("\"{}\"", class.as_str())).collect();
    println!("export type ErrorClass = {};\n", classes.join(" | "));
    println!("/** The class of each code, and whether it is transient. */");
    println!(
        "export const errorCodes: Readonly<Record<ErrorCode, {{ class: ErrorClass; transient: boolean }}>> = {{"
    );
    for code in Code::ALL {
        println!(
            "  {}: {{ class: \"{}\", transient: {} }},",
            code.as_str(),
            code.class().as_str(),
            code.transient()
        );
    }
    println!("}};\n");
    let transient: Vec<String> = (100..600)
        .filter(|status| is_transient(*status))
        .map(|status| status.to_string())
        .collect();
    println!("/** The HTTP statuses that another attempt may cure. */");
    println!("export const transientStatuses: readonly number[] = [{}];\n", transient.join(", "));
    println!("/** The parameters of the lifecycle. The defaults suit most providers. */");
    println!("export interface Policy {{");
    let mut policy = Policy::default();
    for (parameter, doc) in Policy::PARAMETERS.iter().zip(Policy::DOCS) {
        let default = *(parameter.field)(&mut policy);
        let (unit, default) = match parameter.kind {
            Kind::Milliseconds => ("milliseconds", default.to_string()),
            Kind::Ratio => ("a ratio up to 1/2", (default as f64 / 1_000.0).to_string()),
            Kind::Count => ("a whole number", default.to_string()),
        };
        let range = match parameter.kind {
            Kind::Ratio => String::new(),
            _ => format!(" Range: {} to {}.", parameter.least, parameter.most),
        };
        println!("  /** {} Unit: {unit}.{range} Default: {default}. */", doc.trim());
        println!("  readonly {}?: number;", parameter.name);
    }
    println!("}}");
    println!(
        "\n/** How a provider departs from the RFCs, as data. Each default is that of the RFCs. */"
    );
    println!("export interface Profile {{");
    for (((field, default), name), doc) in
        Field::ALL.iter().zip(Field::DEFAULTS).zip(MEMBERS).zip(Field::DOCS)
    {
        println!("  /** {} Default: `\"{default}\"`. */", doc.trim());
        let words: Vec<String> = field.words().iter().map(|word| format!("\"{word}\"")).collect();
        let kind = if words.is_empty() { "string".to_owned() } else { words.join(" | ") };
        println!("  readonly {name}?: {kind};");
    }
    println!(
        "  /** The provider's own codes in bodies, and the HTTP status that each means: 401 for a rejected token, 429 for a rate limit, any other error. Default: `{{}}`. */"
    );
    println!("  readonly statusOfCode?: Readonly<Record<string, number>>;");
    println!(
        "  /** The HTTP statuses that mean a rejected token: from 400 to 499, except 408, 425 and 429. A 403 with Retry-After stays a rate limit. Default: `[401]`. */"
    );
    println!("  readonly rejectedStatuses?: readonly number[];");
    println!("}}");
}
