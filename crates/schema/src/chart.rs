//! Charts as data: what is drawn, apart from how a screen or a picture draws it.

use crate::contract;
use crate::message::Lang;

contract! {
    /// On what a chart stands.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "lowercase")]
    pub enum ChartTheme {
        /// Paper.
        #[default]
        Light,
        /// Deep water.
        Dark,
    }

    /// What a picture is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum ChartFormat {
        /// Lines and text, at any size.
        Svg,
        /// Pixels.
        Png,
    }

    /// The shape that marks a series.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "lowercase")]
    pub enum ChartMarker {
        /// A disc.
        #[default]
        Circle,
        /// A square.
        Square,
        /// A triangle that points up.
        Triangle,
        /// A square on its corner.
        Diamond,
        /// A triangle that points down.
        Down,
    }

    /// A labelled place on an axis.
    pub struct ChartTick {
        /// Where.
        pub at: f64,
        /// What stands there.
        pub label: String,
    }

    /// What an axis measures.
    #[derive(Default)]
    #[serde(default, deny_unknown_fields)]
    pub struct ChartAxis {
        /// What it measures; may be empty.
        pub title: String,
        /// In what unit; may be empty.
        pub unit: String,
        /// Whether it is logarithmic.
        pub log: bool,
        /// Its labels; round values are chosen where there are none.
        pub ticks: Vec<ChartTick>,
    }

    /// A line.
    #[serde(deny_unknown_fields)]
    pub struct ChartSeries {
        /// Name, written at its end.
        pub label: String,
        /// Number of its colour, 1 to 8; 0 is grey.
        pub color: u8,
        /// Lengths of dash, gap, dash… in pixels; solid without any.
        #[serde(default)]
        pub dash: Vec<f64>,
        /// The shape that marks it.
        #[serde(default)]
        pub marker: ChartMarker,
        /// Places, rising.
        pub x: Vec<f64>,
        /// Values, one for each place; `null` is a gap.
        pub y: Vec<Option<f64>>,
        /// Whether it only stands behind another: drawn faintly, without a name.
        #[serde(default)]
        pub faint: bool,
    }

    /// A series of bars: a value for each name, or for each bin.
    #[serde(deny_unknown_fields)]
    pub struct ChartGroup {
        /// Name.
        pub label: String,
        /// Number of its colour, 1 to 8; 0 is grey.
        pub color: u8,
        /// Values; `null` has no bar.
        pub values: Vec<Option<f64>>,
    }

    /// How values spread.
    #[serde(deny_unknown_fields)]
    pub struct ChartBox {
        /// Name.
        pub label: String,
        /// How many values.
        pub count: u64,
        /// The least.
        pub min: f64,
        /// The least that lies no further below the box than 1.5 times its height.
        pub low: f64,
        /// A quarter of the values are below.
        pub q1: f64,
        /// Half of the values are below.
        pub median: f64,
        /// Three quarters of the values are below.
        pub q3: f64,
        /// The greatest that lies no further above the box than 1.5 times its height.
        pub high: f64,
        /// The greatest.
        pub max: f64,
        /// How many values lie outside `low` to `high`.
        pub outside: u64,
    }

    /// A named value of an axis, drawn as a line across.
    #[serde(deny_unknown_fields)]
    pub struct ChartMark {
        /// The value.
        pub at: f64,
        /// Its name.
        pub label: String,
        /// Whether the line is dashed.
        #[serde(default)]
        pub dashed: bool,
    }

    /// What is drawn.
    #[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
    pub enum ChartBody {
        /// Values over places.
        Lines {
            /// The lines; later ones are drawn above earlier ones.
            series: Vec<ChartSeries>,
            /// Values to compare with.
            #[serde(default)]
            thresholds: Vec<ChartMark>,
        },
        /// How often values fall between edges.
        Histogram {
            /// Edges, rising; one more than counts.
            edges: Vec<f64>,
            /// Counts.
            counts: Vec<u64>,
            /// Values such as the mean.
            #[serde(default)]
            marks: Vec<ChartMark>,
        },
        /// How often the values of several groups fall between edges, one upon the other.
        Stacks {
            /// Edges, rising; one more than values of each series.
            edges: Vec<f64>,
            /// The counts of each group.
            series: Vec<ChartGroup>,
        },
        /// Curves from 0 to 1 on both axes.
        Unit {
            /// The curves; later ones are drawn above earlier ones.
            series: Vec<ChartSeries>,
            /// Whether the line of guessing is drawn.
            #[serde(default)]
            diagonal: bool,
            /// The level that guessing reaches.
            #[serde(default)]
            level: Option<f64>,
        },
        /// How often each class was taken for each other.
        Confusion {
            /// Names of the classes.
            classes: Vec<String>,
            /// For each true class, how often each class was predicted.
            counts: Vec<Vec<u64>>,
        },
        /// Bars with names, in the order given.
        Bars {
            /// Names.
            labels: Vec<String>,
            /// Values, one for each name; `null` has no bar.
            values: Vec<Option<f64>>,
        },
        /// Bars of several series with names, in the order given.
        Groups {
            /// Names.
            labels: Vec<String>,
            /// The series, each with a value for each name.
            series: Vec<ChartGroup>,
            /// Whether the bars of a name follow one upon the other; else they stand beside each other.
            stacked: bool,
        },
        /// Points in any order.
        Points {
            /// The points; later series are drawn above earlier ones.
            series: Vec<ChartSeries>,
        },
        /// How values spread, a box for each name.
        Boxes {
            /// The boxes, in the order given.
            boxes: Vec<ChartBox>,
        },
    }

    /// A chart. Charts are never mirrored: the language decides where headings begin, and how text is laid out.
    #[serde(deny_unknown_fields)]
    pub struct ChartSpec {
        /// What the chart shows.
        pub title: String,
        /// What it is of; may be empty.
        #[serde(default)]
        pub subtitle: String,
        /// What is drawn.
        pub body: ChartBody,
        /// The axis along the bottom.
        #[serde(default)]
        pub x: ChartAxis,
        /// The axis that rises.
        #[serde(default)]
        pub y: ChartAxis,
        /// On what it stands.
        #[serde(default)]
        pub theme: ChartTheme,
        /// Language of its text.
        #[serde(default)]
        pub lang: Lang,
        /// Width in pixels, 200 to 4,000.
        pub width: u32,
        /// Height in pixels, 120 to 4,000.
        pub height: u32,
    }

    /// Asks for a picture of a chart.
    #[serde(deny_unknown_fields)]
    pub struct ChartRequest {
        /// The chart.
        pub spec: ChartSpec,
        /// What the picture is to be.
        pub format: ChartFormat,
        /// PNG: pixels of the picture for each pixel of the chart, 0.5 to 4; 2 by default.
        #[serde(default)]
        #[ts(optional)]
        pub scale: Option<f64>,
    }

    /// A picture: text if it is SVG, else bytes in base64.
    pub struct Picture {
        /// What it is.
        pub format: ChartFormat,
        /// Width in its own pixels.
        pub width: u32,
        /// Height in its own pixels.
        pub height: u32,
        /// The SVG document.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub text: Option<String>,
        /// The file's bytes in base64.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub base64: Option<String>,
    }
}
