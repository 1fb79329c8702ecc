//! Random expressions over random rows: the row evaluator and the compiled expression give the same, whatever is refused.

use falaj_expr::{check, eval, parse};
use proptest::prelude::*;
use proptest::strategy::Union;

use super::super::values::Gatherer;
use super::*;

fn columns() -> Vec<OwnColumn> {
    use ColumnType::*;
    let column = |(name, kind): (&str, ColumnType)| OwnColumn { name: name.into(), kind };
    [
        ("n", Integer),
        ("x", Real),
        ("t", Text),
        ("b", Boolean),
        ("d", Date),
        ("m", Datetime),
        ("c", Time),
        ("السعر", Real),
    ]
    .map(column)
    .to_vec()
}

type Text = BoxedStrategy<String>;

fn words(words: &[&'static str]) -> Text {
    Union::new(words.iter().map(|word| Just((*word).to_owned()))).boxed()
}

/// An expression of type `kind`, so many parts deep.
fn expression(kind: ColumnType, depth: u32) -> Text {
    use ColumnType::*;
    let leaf = match kind {
        Integer => words(&["n", "0", "1", "7", "9223372036854775807", "null", "length(t)", "3"]),
        Real => words(&["x", "`السعر`", "0.5", "1e308", "2.0", "null", "0.0"]),
        Text => words(&["t", "'a'", "''", "'دبي'", "'12'", "null", "'a b'"]),
        Boolean => words(&["b", "true", "false", "null"]),
        Date => words(&["d", "date '2024-02-29'", "null"]),
        Datetime => words(&["m", "datetime '2022-01-01T23:59:59'", "null"]),
        Time => words(&["c"]),
    };
    if depth == 0 {
        return leaf;
    }
    let of = |kind| expression(kind, depth - 1);
    let choice = (of(Boolean), of(kind), of(kind)).prop_map(|(c, a, b)| format!("if({c}, {a}, {b})"));
    let cases = (of(Boolean), of(kind), of(Boolean), of(kind))
        .prop_map(|(c, a, d, b)| format!("case when {c} then {a} when {d} then {b} end"));
    let first = (of(kind), of(kind)).prop_map(|(a, b)| format!("coalesce({a}, {b})"));
    let extreme = (words(&["min", "max"]), of(kind), of(kind)).prop_map(|(f, a, b)| format!("{f}({a}, {b})"));
    let clipped = (of(kind), of(kind), of(kind)).prop_map(|(a, b, c)| format!("clip({a}, {b}, {c})"));
    let own = match kind {
        Integer => integer(depth),
        Real => real(depth),
        Text => text(depth),
        Boolean => boolean(depth),
        Date | Datetime => moment(kind, depth),
        Time => leaf.clone(),
    };
    prop_oneof![2 => leaf, 1 => choice, 1 => cases, 1 => first, 1 => extreme, 1 => clipped, 6 => own].boxed()
}

fn number(depth: u32) -> Text {
    prop_oneof![expression(ColumnType::Integer, depth), expression(ColumnType::Real, depth)].boxed()
}

fn either_moment(depth: u32) -> Text {
    prop_oneof![expression(ColumnType::Date, depth), expression(ColumnType::Datetime, depth)].boxed()
}

fn integer(depth: u32) -> Text {
    let of = |kind| expression(kind, depth - 1);
    let operator = words(&["+", "-", "*", "//", "%"]);
    let parts = "year month day weekday week quarter day_of_year hijri_year hijri_month hijri_day";
    let part = words(&parts.split(' ').collect::<Vec<_>>());
    prop_oneof![
        (of(ColumnType::Integer), operator, of(ColumnType::Integer)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        of(ColumnType::Integer).prop_map(|a| format!("-({a})")),
        of(ColumnType::Integer).prop_map(|a| format!("abs({a})")),
        (of(ColumnType::Integer), words(&["0", "2", "-1"])).prop_map(|(a, d)| format!("round({a}, {d})")),
        number(depth - 1).prop_map(|a| format!("sign({a})")),
        (part, either_moment(depth - 1)).prop_map(|(f, a)| format!("{f}({a})")),
        of(ColumnType::Datetime).prop_map(|a| format!("hour({a})")),
        (either_moment(depth - 1), either_moment(depth - 1)).prop_map(|(a, b)| format!("days_between({a}, {b})")),
        of(ColumnType::Text).prop_map(|a| format!("length({a})")),
        (words(&["integer", "try_integer"]), of(ColumnType::Text)).prop_map(|(f, a)| format!("{f}({a})")),
        of(ColumnType::Real).prop_map(|a| format!("try_integer({a})")),
        of(ColumnType::Text).prop_map(|a| format!("hash({a})")),
    ]
    .boxed()
}

fn real(depth: u32) -> Text {
    let of = |kind| expression(kind, depth - 1);
    let functions = words(&["sqrt", "exp", "ln", "log10", "real", "abs", "floor", "ceil", "round"]);
    prop_oneof![
        (number(depth - 1), words(&["/", "^"]), number(depth - 1)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (of(ColumnType::Real), words(&["+", "-", "*", "//", "%"]), number(depth - 1))
            .prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (functions, of(ColumnType::Real)).prop_map(|(f, a)| format!("{f}({a})")),
        of(ColumnType::Real).prop_map(|a| format!("round({a}, 2)")),
        of(ColumnType::Text).prop_map(|a| format!("try_real({a})")),
        (either_moment(depth - 1), either_moment(depth - 1)).prop_map(|(a, b)| format!("hours_between({a}, {b})")),
    ]
    .boxed()
}

fn text(depth: u32) -> Text {
    let of = |kind| expression(kind, depth - 1);
    let any = prop_oneof![number(depth - 1), of(ColumnType::Text), of(ColumnType::Boolean), either_moment(depth - 1)];
    prop_oneof![
        (words(&["lower", "upper", "trim"]), of(ColumnType::Text)).prop_map(|(f, a)| format!("{f}({a})")),
        any.prop_map(|a| format!("text({a})")),
        (of(ColumnType::Text), of(ColumnType::Integer)).prop_map(|(a, b)| format!("concat({a}, '-', {b})")),
        (of(ColumnType::Text), of(ColumnType::Text), of(ColumnType::Text))
            .prop_map(|(a, b, c)| format!("replace({a}, {b}, {c})")),
        (of(ColumnType::Text), words(&["-1", "0", "2"])).prop_map(|(a, n)| format!("substring({a}, {n}, 2)")),
        (of(ColumnType::Text), of(ColumnType::Text)).prop_map(|(a, b)| format!("split_part({a}, {b}, 1)")),
        of(ColumnType::Text).prop_map(|a| format!("pad({a}, 5, '.', 'end')")),
        of(ColumnType::Text).prop_map(|a| format!("regex_extract({a}, '(\\w)(.)', 1)")),
        words(&["text(c)"]),
    ]
    .boxed()
}

fn boolean(depth: u32) -> Text {
    let of = |kind| expression(kind, depth - 1);
    let compare = || words(&["=", "!=", "<", "<=", ">", ">="]);
    let truths = words(&["and", "or"]);
    let of_texts = words(&["starts_with", "ends_with", "contains"]);
    prop_oneof![
        (number(depth - 1), compare(), number(depth - 1)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (of(ColumnType::Text), compare(), of(ColumnType::Text)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (of(ColumnType::Boolean), compare(), of(ColumnType::Boolean)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (either_moment(depth - 1), compare(), either_moment(depth - 1)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        (of(ColumnType::Boolean), truths, of(ColumnType::Boolean)).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        of(ColumnType::Boolean).prop_map(|a| format!("(not {a})")),
        (number(depth - 1), words(&["is null", "is not null"])).prop_map(|(a, o)| format!("({a} {o})")),
        (number(depth - 1), number(depth - 1)).prop_map(|(a, b)| format!("({a} in ({b}, 1, null))")),
        (number(depth - 1), number(depth - 1), number(depth - 1))
            .prop_map(|(a, b, c)| format!("({a} not between {b} and {c})")),
        of(ColumnType::Text).prop_map(|a| format!("({a} like '%a_')")),
        (of_texts, of(ColumnType::Text), of(ColumnType::Text)).prop_map(|(f, a, b)| format!("{f}({a}, {b})")),
        (words(&["is_weekend_uae", "is_holiday_uae"]), either_moment(depth - 1)).prop_map(|(f, a)| format!("{f}({a})")),
        of(ColumnType::Text).prop_map(|a| format!("regex_match({a}, '^a|\\d$')")),
        (words(&["boolean", "try_boolean"]), of(ColumnType::Text)).prop_map(|(f, a)| format!("{f}({a})")),
    ]
    .boxed()
}

fn moment(kind: ColumnType, depth: u32) -> Text {
    let of = |kind| expression(kind, depth - 1);
    let units = words(&["year", "quarter", "month", "week", "day", "hour", "minute"]);
    let converted = match kind {
        ColumnType::Date => of(ColumnType::Datetime).prop_map(|a| format!("date({a})")).boxed(),
        _ => of(ColumnType::Date).prop_map(|a| format!("datetime({a})")).boxed(),
    };
    prop_oneof![
        converted,
        (words(&["add_days", "add_months"]), of(kind), of(ColumnType::Integer))
            .prop_map(|(f, a, b)| format!("{f}({a}, {b})")),
        (units, of(kind)).prop_map(|(u, a)| format!("truncate('{u}', {a})")),
    ]
    .boxed()
}

/// Values of one row, in the order of the columns.
fn row() -> impl Strategy<Value = Vec<Value<'static>>> {
    let maybe = |value: BoxedStrategy<Value<'static>>| prop_oneof![1 => Just(Value::Null), 4 => value].boxed();
    let integers = prop_oneof![-9i64..10, Just(i64::MIN), Just(i64::MAX), any::<i64>()];
    let reals = || {
        let odd = [0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e-308, 2.5, -2.5, 0.125];
        prop_oneof![proptest::sample::select(odd.to_vec()), -100.0f64..100.0]
    };
    let texts =
        proptest::sample::select(vec!["", "a", "Aa b", "12", "-3.5", "true", "دبي", "إمارات", " x ", "a.b.c", "é"]);
    (
        maybe(integers.prop_map(Value::Integer).boxed()),
        maybe(reals().prop_map(Value::Real).boxed()),
        maybe(texts.prop_map(Value::text).boxed()),
        maybe(any::<bool>().prop_map(Value::Boolean).boxed()),
        maybe((-40_000i32..40_000).prop_map(Value::Date).boxed()),
        maybe((-3_000_000_000_000_000i64..3_000_000_000_000_000).prop_map(Value::Datetime).boxed()),
        maybe((0i64..86_400_000_000).prop_map(Value::Time).boxed()),
        maybe(reals().prop_map(Value::Real).boxed()),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| vec![a, b, c, d, e, f, g, h])
}

fn frame(rows: &[Vec<Value<'static>>]) -> DataFrame {
    let columns = columns();
    let values = columns.iter().enumerate().map(|(at, column)| {
        let mut gathered = Gatherer::new(column.kind, rows.len());
        rows.iter().for_each(|row| gathered.push(row[at].clone()));
        gathered.finish(&column.name).unwrap()
    });
    DataFrame::new(rows.len(), values.collect()).unwrap()
}

fn any_expression() -> Text {
    use ColumnType::*;
    Union::new([Integer, Real, Text, Boolean, Date, Datetime].map(|kind| expression(kind, 3))).boxed()
}

/// Polars multiplies by the inverse of a single divisor, which gives 0.30000000000000004 for 3 / 10, and loses zeros' signs.
#[test]
fn a_single_value_on_one_side_gives_the_same_numbers() {
    let columns = columns();
    let values = [0.0, -0.0, 3.0, 7.0, 1e-308, 4.0, 0.7, -49.0, 1e308];
    let rows: Vec<Vec<Value<'static>>> = (values.iter())
        .map(|x| {
            let mut row = vec![Value::Null; columns.len()];
            row[1] = Value::Real(*x);
            row
        })
        .collect();
    let texts =
        ["x / 10", "x / 49.0", "x / 1e308", "1 / x", "text(x + 0.0)", "text(0.0 - x)", "text(x - 0.0)", "x * -1"];
    for text in texts {
        let typed = check(&parse(text).unwrap(), &columns).unwrap();
        // A batch of a single row is a single value, too.
        for batch in std::iter::once(&rows[..]).chain(rows.chunks(1)) {
            let found = evaluate(&frame(batch), std::slice::from_ref(&typed), &columns, 0).unwrap();
            let reader = Reader::new(&found[0]).unwrap();
            for (at, row) in batch.iter().enumerate() {
                assert_eq!(reader.value(at), eval(&typed, &|at| row[at].clone()).unwrap(), "{text} of {:?}", row[1]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn compiled_is_what_the_rows_give(text in any_expression(), rows in prop::collection::vec(row(), 0..12)) {
        let columns = columns();
        // A condition that is null throughout has no type; that is told before.
        let Ok(typed) = check(&parse(&text).unwrap(), &columns) else { return Ok(()) };
        let expected: Result<Vec<Value>, _> = rows.iter().map(|row| eval(&typed, &|at| row[at].clone())).collect();
        let found = evaluate(&frame(&rows), std::slice::from_ref(&typed), &columns, 0);
        match (expected, found) {
            (Ok(expected), Ok(found)) => {
                prop_assert_eq!(found[0].len(), rows.len(), "{}", text);
                let reader = Reader::new(&found[0]).unwrap();
                for (at, value) in expected.iter().enumerate() {
                    prop_assert_eq!(&reader.value(at), value, "{} in row {}: {:?}", text, at, rows[at]);
                }
            }
            (Err(refused), Err(error)) => {
                prop_assert_eq!(error.code, Code::ExprValue, "{}: {:?}", text, error.detail);
                prop_assert_eq!(&error.params["value"], &refused.value);
            }
            (expected, found) => prop_assert!(false, "{}: {:?} beside {:?}", text, expected, found),
        }
    }

    #[test]
    fn canonical_text_means_the_same(text in any_expression()) {
        let expr = parse(&text).unwrap();
        let printed = expr.to_string();
        let again = parse(&printed).unwrap();
        prop_assert_eq!(again.to_string(), printed.clone());
        let strip = |typed: Result<Typed, Error>| typed.map(|typed| typed.kind).map_err(|error| error.code);
        prop_assert_eq!(strip(check(&expr, &columns())), strip(check(&again, &columns())), "{}", printed);
    }
}
