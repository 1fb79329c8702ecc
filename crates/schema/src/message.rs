//! The message catalogue: every sentence a person reads, in every language, from `assets/messages`.
//!
//! The catalogue is in Fluent syntax, which knows plural rules and isolates what is inserted from the text around it.
//! The UI reads the same files. A message `error-file-missing` belongs to code `file_missing`; its attribute `.hint`
//! says what to do; `.hint-plain` says it where a value that `.hint` needs is not known.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unic_langid::langid;

use crate::error::Error;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Ar];

    /// The language of a tag such as `ar`, `ar_AE.UTF-8` or `en-GB`; English if unknown.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("ar") { Self::Ar } else { Self::En }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }
}

/// A message and what to do about it.
pub struct Text {
    /// What failed.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// The files of the catalogue: language, file, content.
pub const FILES: [(Lang, &str, &str); 12] = [
    (Lang::En, "host.ftl", include_str!("../../../assets/messages/en/host.ftl")),
    (Lang::En, "errors.ftl", include_str!("../../../assets/messages/en/errors.ftl")),
    (Lang::En, "ui.ftl", include_str!("../../../assets/messages/en/ui.ftl")),
    (Lang::En, "nodes.ftl", include_str!("../../../assets/messages/en/nodes.ftl")),
    (Lang::En, "desktop.ftl", include_str!("../../../assets/messages/en/desktop.ftl")),
    (Lang::En, "report.ftl", include_str!("../../../assets/messages/en/report.ftl")),
    (Lang::Ar, "host.ftl", include_str!("../../../assets/messages/ar/host.ftl")),
    (Lang::Ar, "errors.ftl", include_str!("../../../assets/messages/ar/errors.ftl")),
    (Lang::Ar, "ui.ftl", include_str!("../../../assets/messages/ar/ui.ftl")),
    (Lang::Ar, "nodes.ftl", include_str!("../../../assets/messages/ar/nodes.ftl")),
    (Lang::Ar, "desktop.ftl", include_str!("../../../assets/messages/ar/desktop.ftl")),
    (Lang::Ar, "report.ftl", include_str!("../../../assets/messages/ar/report.ftl")),
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> = LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id = match lang {
        Lang::En => langid!("en"),
        // Latin digits, as in the UI: they are what Emirati business software shows beside English names.
        Lang::Ar => langid!("ar-AE"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    for (_, _, source) in FILES.iter().filter(|file| file.0 == lang) {
        // A syntax error loses one message, not the catalogue; a test proves that there is none.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    // Isolation marks belong around inserted text only where directions mix.
    bundle.set_use_isolating(lang == Lang::Ar);
    bundle
}

/// The message `key` with `args` inserted; the key itself if the catalogue lacks it.
pub fn text(lang: Lang, key: &str, args: &[(&str, &str)]) -> String {
    let values: FluentArgs = args.iter().map(|(name, value)| (*name, fluent_value(value))).collect();
    format(lang, key, None, &values).unwrap_or_else(|| key.to_owned())
}

/// Message and hint of an error.
pub fn error_text(lang: Lang, error: &Error) -> Text {
    let key = format!("error-{}", error.code.as_str().replace('_', "-"));
    let mut args = FluentArgs::new();
    let place = &error.place;
    for (name, value) in [
        ("file", &place.file),
        ("column", &place.column),
        ("node", &place.node),
        ("param", &place.param),
        ("rule", &place.rule),
        ("row", &place.row.map(|row| row.to_string())),
    ] {
        if let Some(value) = value {
            args.set(name, fluent_value(value));
        }
    }
    for (name, value) in &error.params {
        args.set(name.as_str(), fluent_value(value));
    }
    Text {
        message: format(lang, &key, None, &args).unwrap_or_else(|| error.code.as_str().to_owned()),
        hint: format(lang, &key, Some("hint"), &args)
            .or_else(|| format(lang, &key, Some("hint-plain"), &args))
            .unwrap_or_default(),
    }
}

/// True when the catalogue has a message `key`, and `attribute` of it if one is named.
pub fn has(lang: Lang, key: &str, attribute: Option<&str>) -> bool {
    let Some(message) = BUNDLES[lang as usize].get_message(key) else { return false };
    match attribute {
        Some(name) => message.get_attribute(name).is_some(),
        None => message.value().is_some(),
    }
}

/// Numbers beyond this are rounded by the catalogue, and mostly are ids.
const EXACT: u64 = 1 << 53;

// Whole numbers select plural forms; everything else is inserted as it is.
fn fluent_value(text: &str) -> FluentValue<'static> {
    match text.parse::<i64>() {
        Ok(number) if number.unsigned_abs() <= EXACT => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}

fn format(lang: Lang, key: &str, attribute: Option<&str>, args: &FluentArgs) -> Option<String> {
    let bundle = &BUNDLES[lang as usize];
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut missing = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut missing).into_owned();
    // A text with a hole in it is no text for people, unless there is no other.
    let has_other = attribute == Some("hint") && message.get_attribute("hint-plain").is_some();
    (missing.is_empty() || !has_other).then_some(text)
}
