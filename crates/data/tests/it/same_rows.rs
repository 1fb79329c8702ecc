//! The same rows as CSV and as NDJSON give the same table.

use crate::{DEFAULT, Folder, cells, import};

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// A value of the kind of a column: as CSV, and as JSON.
    fn value(&mut self, kind: u64) -> (String, String) {
        let quoted = |text: String| (text.clone(), format!("\"{text}\""));
        let bare = |text: String| (text.clone(), text);
        let (a, b) = (self.roll(1_000_000), self.roll(60));
        match kind {
            0 => bare((a as i64 - 500_000).to_string()),
            1 => bare(format!("{}.{:02}", a as i64 - 500_000, b)),
            2 => bare((b % 2 == 0).to_string()),
            3 => quoted(format!("20{:02}-{:02}-{:02}", a % 100, b % 12 + 1, a % 28 + 1)),
            4 => quoted(format!("2024-{:02}-{:02}T{:02}:{b:02}:00.{a:06}Z", b % 12 + 1, a % 28 + 1, a % 24)),
            5 => quoted(format!("{:02}:{b:02}", a % 24)),
            _ => self.word(),
        }
    }

    /// Text that no reader takes for anything else, with everything in it that has to be escaped.
    fn word(&mut self) -> (String, String) {
        const LETTERS: [&str; 12] = ["a", "Z", "م", "é", ",", "\"", "\n", "\\", "/", " ", "\t", "🐪"];
        let text: String = (0..self.roll(9)).map(|_| LETTERS[self.roll(12) as usize]).collect();
        let text = format!("w{text}w");
        let json = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        (format!("\"{}\"", text.replace('"', "\"\"")), format!("\"{json}\""))
    }
}

#[test]
fn csv_and_ndjson_of_the_same_rows_are_one_table() {
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let kinds: Vec<u64> = (0..1 + dice.roll(8)).map(|_| dice.roll(7)).collect();
        let names: Vec<String> = (0..kinds.len()).map(|n| format!("c{n}")).collect();
        let (mut csv, mut json) = (format!("{}\n", names.join(",")), String::new());
        for row in 0..1 + dice.roll(60) {
            let (mut fields, mut members) = (Vec::new(), Vec::new());
            for (name, kind) in names.iter().zip(&kinds) {
                // Columns have the order of their first appearance: the first row has all of them.
                if dice.roll(5) == 0 {
                    fields.push("NA".to_owned());
                    if row == 0 || dice.roll(2) == 0 {
                        members.push(format!("\"{name}\": null"));
                    }
                    continue;
                }
                let (field, member) = dice.value(*kind);
                fields.push(field);
                members.push(format!("\"{name}\":{member}"));
            }
            csv.push_str(&format!("{}\n", fields.join(",")));
            json.push_str(&format!("{{{}}}\n", members.join(", ")));
        }
        let folder = Folder::new();
        let (by_csv, _) = import(&folder.file("a.csv", &csv), &DEFAULT).unwrap();
        let (by_json, _) = import(&folder.file("b.ndjson", &json), &DEFAULT).unwrap();
        assert_eq!(by_csv.columns, by_json.columns, "seed {seed}\n{csv}\n{json}");
        let tables = ["a", "b"].map(|name| cells(&folder.path(&format!("{name}.out.parquet"))));
        assert_eq!(tables[0], tables[1], "seed {seed}\n{csv}\n{json}");
    }
}
