//! The `data` of a tensor in JSON: flat or nested lists, read into one flat list.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

/// Values in row-major order, whatever lists they stood in. `null` is a missing value.
#[derive(Debug, Clone, PartialEq)]
pub enum Flat<'a> {
    /// No value but `null`, so many times.
    Nulls(usize),
    /// Numbers; NaN is missing.
    Numbers(Vec<f64>),
    /// True is 1; NaN is missing.
    Bools(Vec<f64>),
    /// Texts.
    Texts(Vec<Option<Cow<'a, str>>>),
}

impl Flat<'_> {
    /// True without values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Nulls(count) => *count,
            Self::Numbers(values) | Self::Bools(values) => values.len(),
            Self::Texts(values) => values.len(),
        }
    }

    /// What the values are, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nulls(_) => "null",
            Self::Numbers(_) => "numbers",
            Self::Bools(_) => "booleans",
            Self::Texts(_) => "texts",
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Flat<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut flat = Flat::Nulls(0);
        Fill(&mut flat).deserialize(deserializer)?;
        Ok(flat)
    }
}

struct Fill<'f, 'a>(&'f mut Flat<'a>);

impl<'de: 'a, 'a> DeserializeSeed<'de> for Fill<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Fill<'_, 'a> {
    fn number<E: Error>(self, value: f64) -> Result<(), E> {
        if let Flat::Nulls(count) = *self.0 {
            *self.0 = Flat::Numbers(vec![f64::NAN; count]);
        }
        match self.0 {
            Flat::Numbers(values) => values.push(value),
            other => return Err(mixed(other, "numbers")),
        }
        Ok(())
    }

    fn text<E: Error>(self, value: Cow<'a, str>) -> Result<(), E> {
        if let Flat::Nulls(count) = *self.0 {
            *self.0 = Flat::Texts(vec![None; count]);
        }
        match self.0 {
            Flat::Texts(values) => values.push(Some(value)),
            other => return Err(mixed(other, "texts")),
        }
        Ok(())
    }
}

fn mixed<E: Error>(flat: &Flat, other: &str) -> E {
    E::custom(format!("data mixes {} and {other}", flat.kind()))
}

impl<'de: 'a, 'a> Visitor<'de> for Fill<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of numbers, booleans, texts or null")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Fill(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self.0 {
            Flat::Nulls(count) => *count += 1,
            Flat::Numbers(values) | Flat::Bools(values) => values.push(f64::NAN),
            Flat::Texts(values) => values.push(None),
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        if let Flat::Nulls(count) = *self.0 {
            *self.0 = Flat::Bools(vec![f64::NAN; count]);
        }
        match self.0 {
            Flat::Bools(values) => values.push(f64::from(u8::from(value))),
            other => return Err(mixed(other, "booleans")),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.number(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.text(Cow::Owned(value.to_owned()))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<(), E> {
        self.text(Cow::Borrowed(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_flat_are_the_same() {
        let flat: Flat = serde_json::from_str("[1, 2.5, -3]").unwrap();
        assert_eq!(flat, Flat::Numbers(vec![1.0, 2.5, -3.0]));
        assert_eq!(serde_json::from_str::<Flat>("[[1], [2.5], [-3]]").unwrap(), flat);
    }

    #[test]
    fn null_is_missing_wherever_it_stands() {
        let Flat::Numbers(values) = serde_json::from_str("[null, 1, null]").unwrap() else { panic!() };
        assert!(values[0].is_nan() && values[1] == 1.0 && values[2].is_nan());
        let texts: Flat = serde_json::from_str(r#"[null, "a\n"]"#).unwrap();
        assert_eq!(texts, Flat::Texts(vec![None, Some("a\n".into())]));
        assert_eq!(serde_json::from_str::<Flat>("[null, [null]]").unwrap(), Flat::Nulls(2));
    }

    #[test]
    fn mixtures_are_refused() {
        for data in [r#"[1, "a"]"#, r#"["a", true]"#, "[true, 1]", r#"[{"a": 1}]"#] {
            assert!(serde_json::from_str::<Flat>(data).is_err(), "{data}");
        }
    }
}
