//! Which checks say the same as an expectation of Great Expectations.

use falaj_schema::dataset::ColumnType;
use falaj_schema::quality::{CompareOp, ExpectedColumn, LeftOutReason, QualityCheck, Scalar, Statistic};

use super::conditions::{quoted, text};
use super::expectations::{Settings, Without, wrong};

type Checks = Result<Vec<QualityCheck>, Without>;

/// The checks of an expectation of type `kind`: one, or several that say the same together.
pub(super) fn checks(kind: &str, settings: &mut Settings) -> Checks {
    let name = kind.strip_prefix("expect_").unwrap_or(kind);
    if let Some(statistic) = statistic(name) {
        return of_statistic(statistic, settings);
    }
    match name {
        "unexpected_rows_expectation" => unexpected_rows(settings),
        "column_to_exist" => exists(settings),
        "table_columns_to_match_set" => columns_in_set(settings),
        "table_columns_to_match_ordered_list" => columns(settings.texts("column_list")?, false, true),
        "table_row_count_to_equal" => {
            let rows = settings.whole("value")?;
            rows.map_or_else(|| missing("value"), |rows| one(row_count(Some(rows), Some(rows))))
        }
        "table_row_count_to_be_between" => {
            let (min, max) = (settings.whole("min_value")?, settings.whole("max_value")?);
            if min.is_none() && max.is_none() { missing("min_value") } else { one(row_count(min, max)) }
        }
        "compound_columns_to_be_unique" => one(QualityCheck::Unique { columns: list(settings)? }),
        "select_column_values_to_be_unique_within_record" | "multicolumn_values_to_be_unique" => {
            each_pair(&list(settings)?, "<>")
        }
        "multicolumn_values_to_be_equal" => each_pair(&list(settings)?, "="),
        "multicolumn_sum_to_equal" => sum_of(settings),
        "column_type_to_be" => of_types(settings.text("column")?, &[settings.text("type_")?]),
        "column_proportion_of_non_null_values_to_be_between" => present(settings),
        "column_pair_values_to_be_equal" => pair(settings, CompareOp::Equal),
        "column_pair_values_a_to_be_greater_than_b" | "column_pair_values_A_to_be_greater_than_B" => {
            let or_equal = settings.flag("or_equal")?;
            pair(settings, if or_equal { CompareOp::AtLeast } else { CompareOp::Greater })
        }
        "column_quantile_values_to_be_between" => quantiles(settings),
        _ => of_column(name, settings),
    }
}

fn of_column(name: &str, settings: &mut Settings) -> Checks {
    if !COLUMN_MAPS.contains(&name) {
        return Err((LeftOutReason::NoCounterpart, name.to_owned()));
    }
    let column = settings.text("column")?;
    match name {
        "column_values_to_not_be_null" => one(QualityCheck::NotMissing { column }),
        "column_values_to_be_null" => one(expression(format!("{} IS NULL", quoted(&column)))),
        "column_values_to_be_unique" => one(QualityCheck::Unique { columns: vec![column] }),
        "column_values_to_be_of_type" => of_types(column, &[settings.text("type_")?]),
        "column_values_to_be_in_type_list" => of_types(column, &settings.texts("type_list")?),
        "column_values_to_be_in_set" | "column_distinct_values_to_be_in_set" => among(column, settings, false),
        "column_values_to_not_be_in_set" => among(column, settings, true),
        "column_distinct_values_to_equal_set" => equal_set(column, settings),
        "column_values_to_be_between" => between(column, settings),
        "column_value_lengths_to_be_between" => lengths(column, settings),
        "column_value_lengths_to_equal" => {
            let length = settings.whole("value")?;
            if length.is_none() {
                missing("value")
            } else {
                one(QualityCheck::Length { column, min: length, max: length })
            }
        }
        "column_values_to_match_regex" => one(pattern(column, settings.text("regex")?, false)),
        "column_values_to_not_match_regex" => one(pattern(column, settings.text("regex")?, true)),
        "column_values_to_match_regex_list" => match_list(column, settings),
        "column_values_to_not_match_regex_list" => {
            let list = settings.texts("regex_list")?;
            some(list.into_iter().map(|regex| pattern(column.clone(), regex, true)).collect(), "regex_list")
        }
        "column_values_to_match_like_pattern" => one(like(&column, &settings.text("like_pattern")?, false)),
        "column_values_to_not_match_like_pattern" => one(like(&column, &settings.text("like_pattern")?, true)),
        "column_values_to_match_like_pattern_list" => like_list(&column, settings),
        "column_values_to_not_match_like_pattern_list" => {
            let list = settings.texts("like_pattern_list")?;
            some(list.iter().map(|pattern| like(&column, pattern, true)).collect(), "like_pattern_list")
        }
        "column_values_to_be_increasing" => ordered(column, settings, false),
        "column_values_to_be_decreasing" => ordered(column, settings, true),
        "column_unique_value_count_to_be_between" => distinct(column, settings, false),
        _ => distinct(column, settings, true),
    }
}

const COLUMN_MAPS: [&str; 24] = [
    "column_values_to_not_be_null",
    "column_values_to_be_null",
    "column_values_to_be_unique",
    "column_values_to_be_of_type",
    "column_values_to_be_in_type_list",
    "column_values_to_be_in_set",
    "column_distinct_values_to_be_in_set",
    "column_values_to_not_be_in_set",
    "column_distinct_values_to_equal_set",
    "column_values_to_be_between",
    "column_value_lengths_to_be_between",
    "column_value_lengths_to_equal",
    "column_values_to_match_regex",
    "column_values_to_not_match_regex",
    "column_values_to_match_regex_list",
    "column_values_to_not_match_regex_list",
    "column_values_to_match_like_pattern",
    "column_values_to_not_match_like_pattern",
    "column_values_to_match_like_pattern_list",
    "column_values_to_not_match_like_pattern_list",
    "column_values_to_be_increasing",
    "column_values_to_be_decreasing",
    "column_unique_value_count_to_be_between",
    "column_proportion_of_unique_values_to_be_between",
];

fn one(check: QualityCheck) -> Checks {
    Ok(vec![check])
}

fn some(checks: Vec<QualityCheck>, param: &str) -> Checks {
    if checks.is_empty() { missing(param) } else { Ok(checks) }
}

fn missing(param: &str) -> Checks {
    Err((LeftOutReason::Incomplete, param.to_owned()))
}

fn expression(expression: String) -> QualityCheck {
    QualityCheck::Expression { expression }
}

fn row_count(min: Option<u64>, max: Option<u64>) -> QualityCheck {
    QualityCheck::RowCount { min, max }
}

/// A query for what must not be there; it names its table `{batch}`.
fn unexpected_rows(settings: &mut Settings) -> Checks {
    let query = settings.text("unexpected_rows_query")?;
    match query.contains("{batch}") {
        true => one(QualityCheck::Sql { query: query.replace("{batch}", "data") }),
        false => Err((LeftOutReason::Incomplete, "unexpected_rows_query".to_owned())),
    }
}

fn exists(settings: &mut Settings) -> Checks {
    let column = settings.text("column")?;
    match settings.take("column_index") {
        Some(_) => Err((LeftOutReason::Setting, "column_index".to_owned())),
        None => columns(vec![column], true, false),
    }
}

fn columns(names: Vec<String>, others: bool, ordered: bool) -> Checks {
    if names.is_empty() {
        return missing("columns");
    }
    let columns = names.into_iter().map(|name| ExpectedColumn { name, kind: None }).collect();
    one(QualityCheck::Columns { columns, others, ordered })
}

fn columns_in_set(settings: &mut Settings) -> Checks {
    let names = settings.texts("column_set")?;
    let exact = settings.take("exact_match").is_none_or(|exact| exact.as_bool().unwrap_or(true));
    columns(names, !exact, false)
}

/// The columns of an expectation about several. Rows that lack a value are left out here; only what says the same may pass.
fn list(settings: &mut Settings) -> Result<Vec<String>, Without> {
    match settings.take("ignore_row_if").and_then(|value| value.as_str()) {
        None | Some("any_value_is_missing") => settings.texts("column_list"),
        Some(_) => Err((LeftOutReason::Setting, "ignore_row_if".to_owned())),
    }
}

/// The columns of a row compare so with each other.
fn each_pair(columns: &[String], sign: &str) -> Checks {
    let pairs = columns.iter().enumerate().flat_map(|(at, a)| columns[at + 1..].iter().map(move |b| (a, b)));
    let pairs: Vec<String> = pairs.map(|(a, b)| format!("{} {sign} {}", quoted(a), quoted(b))).collect();
    if pairs.is_empty() { missing("column_list") } else { one(expression(pairs.join(" AND "))) }
}

/// A least share of rows with a value.
fn present(settings: &mut Settings) -> Checks {
    let column = settings.text("column")?;
    let (min, max) = (settings.number("min_value")?, settings.number("max_value")?);
    if settings.flag("strict_min")? || settings.flag("strict_max")? || max.is_some_and(|max| max < 1.0) {
        return Err((LeftOutReason::Setting, "max_value".to_owned()));
    }
    settings.share = min;
    if min.is_none() { missing("min_value") } else { one(QualityCheck::NotMissing { column }) }
}

fn sum_of(settings: &mut Settings) -> Checks {
    let columns = list(settings)?;
    let Some(total) = settings.number("sum_total")? else { return missing("sum_total") };
    let sum: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    if sum.is_empty() { missing("column_list") } else { one(expression(format!("{} = {total}", sum.join(" + ")))) }
}

fn pair(settings: &mut Settings, op: CompareOp) -> Checks {
    let (column, other) = (settings.text("column_A")?, settings.text("column_B")?);
    // Rows that lack a value are left out here; only what says the same may pass.
    match settings.take("ignore_row_if").and_then(|value| value.as_str()) {
        None | Some("either_value_is_missing") => one(QualityCheck::Compare { column, op, other }),
        Some(_) => Err((LeftOutReason::Setting, "ignore_row_if".to_owned())),
    }
}

fn among(column: String, settings: &mut Settings, forbidden: bool) -> Checks {
    let values = settings.scalars("value_set")?;
    if values.is_empty() { missing("value_set") } else { one(QualityCheck::Values { column, values, forbidden }) }
}

fn equal_set(column: String, settings: &mut Settings) -> Checks {
    let mut values = settings.scalars("value_set")?;
    let mut seen = Vec::new();
    values.retain(|value| {
        let new = !seen.contains(value);
        seen.push(value.clone());
        new
    });
    if values.is_empty() {
        return missing("value_set");
    }
    let count = Some(values.len() as f64);
    let all = QualityCheck::DistinctCount { column: column.clone(), min: count, max: count, share: false };
    Ok(vec![QualityCheck::Values { column, values, forbidden: false }, all])
}

fn between(column: String, settings: &mut Settings) -> Checks {
    let (min, max) = (settings.scalar("min_value")?, settings.scalar("max_value")?);
    let (strict_min, strict_max) = (settings.flag("strict_min")?, settings.flag("strict_max")?);
    if min.is_none() && max.is_none() {
        return missing("min_value");
    }
    one(QualityCheck::Range { column, min, max, strict_min, strict_max })
}

fn lengths(column: String, settings: &mut Settings) -> Checks {
    let (min, max) = (settings.whole("min_value")?, settings.whole("max_value")?);
    let (above, below) = (settings.flag("strict_min")?, settings.flag("strict_max")?);
    let min = if above { min.map(|min| min + 1) } else { min };
    let max = if below { max.map(|max| max.saturating_sub(1)) } else { max };
    if min.is_none() && max.is_none() { missing("min_value") } else { one(QualityCheck::Length { column, min, max }) }
}

fn pattern(column: String, pattern: String, forbidden: bool) -> QualityCheck {
    QualityCheck::Pattern { column, pattern, forbidden }
}

fn match_list(column: String, settings: &mut Settings) -> Checks {
    let list = settings.texts("regex_list")?;
    let any = match settings.take("match_on") {
        None => true,
        Some(value) => match value.as_str() {
            Some("any") => true,
            Some("all") => false,
            _ => return Err(wrong("match_on", value)),
        },
    };
    if any && !list.is_empty() {
        let together: Vec<String> = list.iter().map(|regex| format!("(?:{regex})")).collect();
        return one(pattern(column, together.join("|"), false));
    }
    some(list.into_iter().map(|regex| pattern(column.clone(), regex, false)).collect(), "regex_list")
}

fn like(column: &str, pattern: &str, negated: bool) -> QualityCheck {
    let not = if negated { " NOT" } else { "" };
    expression(format!("{}{not} LIKE {}", quoted(column), text(pattern)))
}

fn like_list(column: &str, settings: &mut Settings) -> Checks {
    let list = settings.texts("like_pattern_list")?;
    let word = match settings.take("match_on") {
        None => " OR ",
        Some(value) => match value.as_str() {
            Some("any") => " OR ",
            Some("all") => " AND ",
            _ => return Err(wrong("match_on", value)),
        },
    };
    let each: Vec<String> = list.iter().map(|p| format!("{} LIKE {}", quoted(column), text(p))).collect();
    if each.is_empty() { missing("like_pattern_list") } else { one(expression(each.join(word))) }
}

fn ordered(column: String, settings: &mut Settings, descending: bool) -> Checks {
    let strict = settings.flag("strictly")?;
    one(QualityCheck::Ordered { column, descending, strict })
}

fn distinct(column: String, settings: &mut Settings, share: bool) -> Checks {
    let (min, max) = (settings.number("min_value")?, settings.number("max_value")?);
    let (above, below) = (settings.flag("strict_min")?, settings.flag("strict_max")?);
    if above || below {
        return Err((LeftOutReason::Setting, if above { "strict_min" } else { "strict_max" }.to_owned()));
    }
    if min.is_none() && max.is_none() {
        return missing("min_value");
    }
    one(QualityCheck::DistinctCount { column, min, max, share })
}

fn statistic(name: &str) -> Option<Statistic> {
    Some(match name.strip_prefix("column_")?.strip_suffix("_to_be_between")? {
        "min" => Statistic::Min,
        "max" => Statistic::Max,
        "mean" => Statistic::Mean,
        "median" => Statistic::Median,
        "sum" => Statistic::Sum,
        "stdev" => Statistic::Sd,
        _ => return None,
    })
}

fn of_statistic(statistic: Statistic, settings: &mut Settings) -> Checks {
    let column = settings.text("column")?;
    let (min, max) = (settings.scalar("min_value")?, settings.scalar("max_value")?);
    let (above, below) = (settings.flag("strict_min")?, settings.flag("strict_max")?);
    if above || below {
        return Err((LeftOutReason::Setting, if above { "strict_min" } else { "strict_max" }.to_owned()));
    }
    if min.is_none() && max.is_none() {
        return missing("min_value");
    }
    one(QualityCheck::Statistic { column, statistic, quantile: None, min, max })
}

fn quantiles(settings: &mut Settings) -> Checks {
    let column = settings.text("column")?;
    // Quantiles here are exact, which an allowed error allows. A name says how to interpolate; this is how it is done here.
    match settings.take("allow_relative_error").and_then(|value| value.as_str()) {
        None | Some("linear") => {}
        Some(_) => return Err((LeftOutReason::Setting, "allow_relative_error".to_owned())),
    }
    let ranges = settings.needed("quantile_ranges")?;
    let list = |name: &str| ranges.get(name).and_then(|list| list.as_array());
    let (Some(quantiles), Some(values)) = (list("quantiles"), list("value_ranges")) else {
        return Err(wrong("quantile_ranges", ranges));
    };
    if quantiles.is_empty() || quantiles.len() != values.len() {
        return Err(wrong("quantile_ranges", ranges));
    }
    let each = quantiles.iter().zip(values).map(|(q, range)| {
        let bound = |at: usize| range.get(at).and_then(|bound| bound.as_f64()).map(Scalar::Real);
        match (q.as_f64(), bound(0), bound(1)) {
            (Some(_), None, None) | (None, ..) => Err(wrong("quantile_ranges", ranges)),
            (quantile, min, max) => Ok(QualityCheck::Statistic {
                column: column.clone(),
                statistic: Statistic::Quantile,
                quantile,
                min,
                max,
            }),
        }
    });
    each.collect()
}

fn of_types(column: String, names: &[String]) -> Checks {
    let mut types = Vec::new();
    for name in names {
        let Some(kind) = type_of(name) else {
            return Err((LeftOutReason::Incomplete, format!("type {name}")));
        };
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
    if types.is_empty() { missing("type_list") } else { one(QualityCheck::Type { column, types }) }
}

/// The type behind a name of pandas, Spark or SQL.
fn type_of(name: &str) -> Option<ColumnType> {
    let lower = name.to_lowercase();
    let plain = lower.split(['(', '[']).next().unwrap_or_default().trim();
    let plain = plain.strip_suffix("type").unwrap_or(plain).trim_end_matches('_');
    Some(match plain.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "int" | "uint" | "integer" | "long" | "bigint" | "smallint" | "tinyint" | "short" | "byte" => {
            ColumnType::Integer
        }
        "float" | "double" | "double precision" | "real" | "numeric" | "decimal" | "number" => ColumnType::Real,
        "str" | "string" | "object" | "varchar" | "nvarchar" | "char" | "text" | "category" => ColumnType::Text,
        "bool" | "boolean" => ColumnType::Boolean,
        "date" => ColumnType::Date,
        "datetime" | "timestamp" | "timestamp_ntz" | "timestamp_tz" => ColumnType::Datetime,
        "time" => ColumnType::Time,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_other_tools_are_known() {
        for (name, kind) in [
            ("int64", ColumnType::Integer),
            ("LongType", ColumnType::Integer),
            ("FLOAT", ColumnType::Real),
            ("DECIMAL(10, 2)", ColumnType::Real),
            ("VARCHAR(20)", ColumnType::Text),
            ("datetime64[ns]", ColumnType::Datetime),
            ("TimestampType", ColumnType::Datetime),
            ("bool", ColumnType::Boolean),
            ("DateType", ColumnType::Date),
        ] {
            assert_eq!(type_of(name), Some(kind), "{name}");
        }
        assert_eq!(type_of("geometry"), None);
    }
}
