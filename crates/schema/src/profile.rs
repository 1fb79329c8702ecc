//! Profiles of datasets: what is known of a version, of each of its columns, and of what tells a target.

use std::collections::BTreeMap;

use crate::contract;
use crate::dataset::ColumnType;
use crate::message::Lang;

contract! {
    /// What a column's values mean, beyond their type.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Semantic {
        /// A quantity.
        Number,
        /// One of few values.
        Category,
        /// A name or number that tells rows apart.
        Identifier,
        /// Free text.
        Text,
        /// A date, moment or time of day.
        Time,
        /// Yes or no.
        Boolean,
        /// The same value in every row.
        Constant,
        /// An amount of money, by its name or by marks of currencies.
        Money,
        /// A place: one of a pair of latitude and longitude, or a code of a country, city or airport.
        Geo,
    }

    /// Counts of values between edges.
    pub struct Histogram {
        /// Bin edges, one more than there are counts. Moments are milliseconds since the epoch.
        pub edges: Vec<f64>,
        /// Values in each bin; the last bin includes its upper edge.
        pub counts: Vec<u64>,
    }

    /// The middle of a distribution whose few far values would hide it.
    pub struct Body {
        /// Values between its ends.
        pub histogram: Histogram,
        /// Values below it.
        pub below: u64,
        /// Values above it.
        pub above: u64,
    }

    /// A frequent value.
    pub struct TopValue {
        /// The value as text.
        pub value: String,
        /// How often it occurs.
        pub count: u64,
    }

    /// Personal data that a column seems to hold.
    pub struct Pii {
        /// What kind: `email`, `phone`, `emirates_id`, `iban`, `card`.
        pub kind: String,
        /// Share of the sampled values that look so, 0 to 1.
        pub share: f64,
    }

    /// In what the error of an estimate is given.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum ErrorUnit {
        /// As a share of the figure itself.
        Share,
        /// In the unit of the column; seconds for dates, moments and times of day.
        Value,
        /// In rows.
        Rows,
    }

    /// A figure that is estimated, because to count it exactly would take too much memory, and how far it may be off.
    pub struct Estimate {
        /// Which: `distinct`, `top` (counts may be too low), `quantiles` (with them the histogram and what lies beyond the
        /// fences), `largest_gap`, `repeated`.
        pub figure: String,
        /// How far it may be off, upwards or downwards. Where chance plays a part, three standard errors.
        pub error: f64,
        /// In what the error is given.
        pub unit: ErrorUnit,
    }

    /// Bounds beyond which a value is far from the others.
    pub struct Fences {
        /// The lower bound.
        pub low: f64,
        /// The upper bound.
        pub high: f64,
        /// Values below the lower bound.
        pub below: u64,
        /// Values above the upper bound.
        pub above: u64,
    }

    /// What is known of numbers beyond their quantiles. Infinite numbers count as values, and take part in nothing but
    /// smallest, largest, different and frequent values.
    pub struct NumberProfile {
        /// Values that are zero.
        pub zeros: u64,
        /// Values below zero.
        pub negatives: u64,
        /// Values that are infinite.
        pub infinite: u64,
        /// Skewness, adjusted for the number of values (G1, as in pandas); none below three values or without variation.
        pub skewness: Option<f64>,
        /// Excess kurtosis, adjusted for the number of values (G2, as in pandas): 0 for the normal distribution; none
        /// below four values or without variation.
        pub kurtosis: Option<f64>,
        /// Quartiles and one and a half distances between them (Tukey's fences), and what lies beyond; none where the
        /// quartiles are equal.
        pub outliers: Option<Fences>,
        /// The same with three distances.
        pub far_outliers: Option<Fences>,
    }

    /// A form that text has.
    pub struct TextShape {
        /// `A` a capital letter, `a` a small one, `ء` a letter of a script without the two, `9` a digit; other characters
        /// stand for themselves.
        pub pattern: String,
        /// Rows with text of this form.
        pub count: u64,
        /// Their share of the rows with a value, 0 to 1.
        pub share: f64,
    }

    /// What is known of text.
    pub struct TextProfile {
        /// Characters of the shortest text.
        pub shortest: u64,
        /// Characters of the longest text.
        pub longest: u64,
        /// Mean number of characters.
        pub mean_length: f64,
        /// Distribution of the numbers of characters.
        pub lengths: Histogram,
        /// Values of white space alone, or of nothing.
        pub blank: u64,
        /// The forms of the texts, most frequent first, where at most five of them are those of nine tenths of the rows;
        /// else empty.
        pub shapes: Vec<TextShape>,
    }

    /// A span without any moment.
    pub struct TimeGap {
        /// Last moment before it.
        pub from: String,
        /// First moment after it.
        pub to: String,
        /// How long it is, in seconds.
        pub seconds: f64,
    }

    /// What is known of dates, moments and times of day.
    pub struct TimeProfile {
        /// Arithmetic mean.
        pub mean: Option<String>,
        /// Standard deviation in seconds, n − 1.
        pub sd_seconds: Option<f64>,
        /// Quantiles, keyed as those of numbers; between two values by linear interpolation (dates: the day it falls on).
        pub quantiles: BTreeMap<String, String>,
        /// The usual step in seconds: the middle one of the distances between neighbours among the different values.
        pub step: Option<f64>,
        /// Share of the distances that are the usual step, 0 to 1.
        pub regular: Option<f64>,
        /// Distances longer than one and a half usual steps.
        pub gaps: Option<u64>,
        /// The longest distance; the first of several.
        pub largest_gap: Option<TimeGap>,
        /// Share of the rows with a value that fall on a weekend, 0 to 1 (dates and moments). As in the United Arab Emirates:
        /// Friday and Saturday until the end of 2021, Saturday and Sunday since. The day is that of the moment as it is stored.
        pub weekend: Option<f64>,
    }

    /// What is known of one column.
    pub struct ColumnProfile {
        /// Name.
        pub name: String,
        /// Type of its values.
        #[serde(rename = "type")]
        pub kind: ColumnType,
        /// What the values mean.
        pub semantic: Semantic,
        /// Rows without a value.
        pub missing: u64,
        /// Different values.
        pub distinct: u64,
        /// Different values as a share of the rows with a value, 0 to 1.
        #[serde(default)]
        pub distinct_share: f64,
        /// Smallest value as text. Of text, at most the first 200 characters.
        pub min: Option<String>,
        /// Largest value as text. Of text, at most the first 200 characters.
        pub max: Option<String>,
        /// Arithmetic mean (numbers only).
        pub mean: Option<f64>,
        /// Standard deviation, n − 1 (numbers only).
        pub sd: Option<f64>,
        /// Quantiles by linear interpolation, keyed "0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99" (numbers only).
        pub quantiles: BTreeMap<String, f64>,
        /// Distribution (numbers and moments).
        pub histogram: Option<Histogram>,
        /// The distribution without its tails, where these are so long that they would hide the rest (numbers).
        #[serde(default)]
        pub body: Option<Body>,
        /// The most frequent values, most frequent first; at most 10. Of text, at most the first 200 characters.
        pub top: Vec<TopValue>,
        /// Share of the rows with a value that have the most frequent one, 0 to 1.
        #[serde(default)]
        pub top_share: Option<f64>,
        /// Shannon entropy of the frequencies of the values, in nats; none where the values are too many to count each.
        #[serde(default)]
        pub entropy: Option<f64>,
        /// Personal data that the values look like.
        pub pii: Vec<Pii>,
        /// Pearson correlation with the target, where both are numbers or yes/no and a target was named; on the rows that are
        /// looked at for the target.
        pub correlation: Option<f64>,
        /// More on numbers.
        #[serde(default)]
        pub numbers: Option<NumberProfile>,
        /// More on text.
        #[serde(default)]
        pub text: Option<TextProfile>,
        /// More on dates, moments and times of day.
        #[serde(default)]
        pub times: Option<TimeProfile>,
        /// Bytes in memory as an Arrow column: 8 for a number or moment, 4 for a date, a bit for yes or no, 16 for a text and
        /// the text itself where it has more than 12; and a bit for a row where some have no value.
        #[serde(default)]
        pub memory: u64,
        /// Figures that are estimated; all others are exact.
        #[serde(default)]
        pub estimated: Vec<Estimate>,
    }

    /// By what it is measured how well a column alone tells the target.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum TargetMeasure {
        /// Target of two classes: area under the ROC curve, 0.5 (chance) to 1.
        Auc,
        /// Target of more classes: accuracy beyond that of always naming the most frequent class, as a share of what is
        /// left to gain; 0 (no gain) to 1 (always right).
        Lift,
        /// Target of numbers: share of the variance that is explained (R²), up to 1; the better of means by bins and a line.
        R2,
    }

    /// How well a column alone tells the target.
    pub struct TargetRelation {
        /// The column.
        pub column: String,
        /// Mutual information of column and target in nats, after Miller and Madow's correction for the number of cells.
        pub information: f64,
        /// The same as a share of the target's entropy, 0 (tells nothing) to 1 (tells all).
        pub share: f64,
        /// How well the column alone predicts the target on rows held out; none where these are too few.
        pub score: Option<f64>,
        /// By what the score is measured.
        pub measure: TargetMeasure,
        /// Score from which the column is suspected.
        pub threshold: f64,
        /// The score is so high that the column may give the target away: it may be the target in other words, or be known
        /// only after it. Which of them, or neither, the data can't tell.
        pub suspect: bool,
        /// Rows that were looked at: those with a target.
        pub rows: u64,
    }

    /// The target, and what the other columns tell of it.
    pub struct TargetProfile {
        /// The column.
        pub column: String,
        /// Whether it is taken as classes, not as a number.
        pub classes: bool,
        /// Counts of the classes, most frequent first, at most 50 (classes only).
        pub balance: Vec<TopValue>,
        /// Rows of classes that are not in the list (classes only).
        pub others: u64,
        /// Its distribution (numbers and moments).
        pub histogram: Option<Histogram>,
        /// Entropy of the target in nats; of numbers, after binning.
        pub entropy: f64,
        /// Bins that numbers were put into, of about the same number of rows each, at most 16. No value is a bin of its own, and
        /// so is each of up to 255 classes or texts that are in five rows at least; the others are one together.
        pub bins: u32,
        /// Rows that were looked at for relations, spread over all rows.
        pub rows: u64,
        /// Each other column, the one that tells most first.
        pub columns: Vec<TargetRelation>,
    }

    /// What is known of a dataset version.
    pub struct Profile {
        /// Which figures it has: a kept profile of an older format is made anew.
        #[serde(default)]
        pub format: u32,
        /// Name of the dataset.
        pub dataset: String,
        /// Its version.
        pub version: u32,
        /// Number of rows.
        pub rows: u64,
        /// Rows that repeat an earlier one in every column.
        pub repeated: u64,
        /// Rows that have no value in any column.
        #[serde(default)]
        pub empty: u64,
        /// Columns with the same values in the same rows, each group in the order of the columns. Columns of one value are
        /// left out.
        #[serde(default)]
        pub copies: Vec<Vec<String>>,
        /// Bytes in memory as Arrow columns.
        #[serde(default)]
        pub memory: u64,
        /// Figures of the whole that are estimated.
        #[serde(default)]
        pub estimated: Vec<Estimate>,
        /// One for each column, in order.
        pub columns: Vec<ColumnProfile>,
        /// The target and what tells of it, where one was named.
        #[serde(default)]
        pub target: Option<TargetProfile>,
        /// How long it took to read all rows.
        pub seconds: f64,
    }

    /// Asks for a profile.
    pub struct ProfileRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// A column to compare the others with.
        #[serde(default)]
        #[ts(optional)]
        pub target: Option<String>,
    }

    /// A profile.
    pub struct ProfileResponse {
        /// The profile.
        pub profile: Profile,
    }

    /// Asks for a report.
    #[derive(Default)]
    pub struct ReportRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// A column to compare the others with.
        #[serde(default)]
        #[ts(optional)]
        pub target: Option<String>,
        /// Language of the report; by default the caller's.
        #[serde(default)]
        #[ts(optional)]
        pub lang: Option<Lang>,
        /// Path of the HTML file to write; without one the report is in the response.
        #[serde(default)]
        #[ts(optional)]
        pub output: Option<String>,
    }

    /// A report: one HTML document without scripts and without anything from outside.
    pub struct ReportResponse {
        /// Path of the file that was written.
        pub path: Option<String>,
        /// Size in bytes, below 2 MB.
        pub bytes: u64,
        /// Columns that have a part of their own in it.
        pub columns: u64,
        /// Columns for which there was no room.
        pub left_out: u64,
        /// The document, where no file was asked for.
        pub html: Option<String>,
    }
}
