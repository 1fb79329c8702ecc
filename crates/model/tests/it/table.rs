//! A small table with every type of column, and a network with arbitrary weights for it.

use std::collections::HashMap;

use falaj_model::architecture::{Architecture, TensorShape, outputs};
use falaj_model::frame::{Frame, Series, Values};
use falaj_model::network::Network;
use falaj_model::prep::{Options, Preprocessing};
use falaj_model::target::Target;
use falaj_schema::dataset::ColumnType;
use falaj_schema::spec::ModelSpec;
use safetensors::tensor::{Dtype, TensorView};

/// Numbers from 0 to below 1 that look random (the generator of ANSI C).
pub fn noise(count: usize, seed: u64) -> Vec<f64> {
    let next = |x: &mut u64| {
        *x = (*x * 1_103_515_245 + 12_345) % (1 << 31);
        Some(*x as f64 / (1u64 << 31) as f64)
    };
    let mut state = seed;
    std::iter::from_fn(|| next(&mut state)).take(count).collect()
}

pub fn number(name: &str, kind: ColumnType, values: Vec<f64>) -> Series {
    Series { name: name.into(), kind, values: Values::Number(values) }
}

pub fn text(name: &str, words: &[&str], codes: Vec<u32>) -> Series {
    let dictionary = words.iter().map(|word| (*word).to_owned()).collect();
    Series { name: name.into(), kind: ColumnType::Text, values: Values::Text { dictionary, codes } }
}

/// `rows` rows: a real with gaps, an integer, a boolean, text with gaps, a datetime over three months, a constant.
pub fn inputs(rows: usize) -> Frame {
    let draw = |seed| noise(rows, seed).into_iter();
    let gap = |value: f64, draw: f64| if draw < 0.1 { f64::NAN } else { value };
    let real = draw(1).zip(draw(2)).map(|(value, hole)| gap(value * 100.0 - 50.0, hole)).collect();
    let words = ["north", "south", "east", "west"];
    let codes = draw(3).map(|value| if value < 0.05 { Values::NO_TEXT } else { (value * 4.0) as u32 }).collect();
    let times = draw(5).map(|value| (value * 90.0 * 86_400.0) as i64 * 1_000_000).collect();
    Frame {
        rows,
        columns: vec![
            number("real", ColumnType::Real, real),
            number("count", ColumnType::Integer, draw(4).map(|value| (value * 9.0).floor()).collect()),
            number("flag", ColumnType::Boolean, draw(6).map(|value| f64::from(value > 0.7)).collect()),
            text("side", &words, codes),
            Series { name: "at".into(), kind: ColumnType::Datetime, values: Values::Time(times) },
            number("same", ColumnType::Real, vec![7.0; rows]),
        ],
    }
}

/// A target of as many classes as `labels` has, or a number if it has none.
pub fn target(rows: usize, labels: &[&str]) -> Target {
    let draws = noise(rows, 9);
    let series = match labels {
        [] => number("y", ColumnType::Real, draws),
        labels => text("y", labels, draws.iter().map(|draw| (draw * labels.len() as f64) as u32).collect()),
    };
    Target::fit(&series, None).unwrap()
}

pub fn mlp() -> ModelSpec {
    ModelSpec::Mlp { hidden: vec![64, 32], dropout: 0.1, embedding: 8 }
}

pub fn fitted(frame: &Frame) -> Preprocessing {
    Preprocessing::fit(frame, &Options::default()).unwrap()
}

pub fn architecture(preprocessing: &Preprocessing, target: &Target, spec: ModelSpec) -> Architecture {
    let outputs = outputs(target.task, target.classes.len() as u32);
    Architecture::new(spec, preprocessing.numeric_width() as u32, preprocessing.cardinalities(), outputs)
}

/// The content of a file with arbitrary weights for `architecture`.
pub fn weights(architecture: &Architecture) -> Vec<u8> {
    let fill = |(tensor, seed): (&TensorShape, u64)| {
        let draws = noise(tensor.shape.iter().product(), seed);
        draws.iter().flat_map(|draw| ((*draw as f32 - 0.5) * 0.8).to_le_bytes()).collect()
    };
    let tensors = architecture.tensors();
    let bytes: Vec<Vec<u8>> = tensors.iter().zip(1..).map(fill).collect();
    let view = |(tensor, bytes): (&TensorShape, _)| TensorView::new(Dtype::F32, tensor.shape.clone(), bytes).unwrap();
    let views: HashMap<String, TensorView> =
        tensors.iter().zip(&bytes).map(|(tensor, bytes)| (tensor.name.clone(), view((tensor, bytes)))).collect();
    safetensors::serialize(views, None).unwrap()
}

pub fn network(preprocessing: &Preprocessing, target: &Target, spec: ModelSpec) -> Network {
    let architecture = architecture(preprocessing, target, spec);
    Network::from_bytes(&architecture, &weights(&architecture)).unwrap()
}
