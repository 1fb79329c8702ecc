//! Expressions as they are written, over one row.

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::message::{Lang, has};
use falaj_schema::{Code, Error};

use crate::{DEFINITIONS, Value, check, complete, eval, parse};

fn columns() -> Vec<Column> {
    let column = |(name, kind): (&str, ColumnType)| Column { name: name.into(), kind };
    use ColumnType::*;
    let list = [
        ("n", Integer),
        ("x", Real),
        ("t", Text),
        ("b", Boolean),
        ("d", Date),
        ("m", Datetime),
        ("c", Time),
        ("none", Integer),
        ("السعر", Real),
        ("two words", Text),
    ];
    list.map(column).to_vec()
}

fn row(at: usize) -> Value<'static> {
    match at {
        0 => Value::Integer(7),
        1 => Value::Real(2.5),
        2 => Value::text("Abu Dhabi"),
        3 => Value::Boolean(true),
        // 2024-07-07, a Sunday and 1 Muharram 1446.
        4 => Value::Date(19_911),
        // 2013-01-01T10:30:15
        5 => Value::Datetime(1_357_036_215_000_000),
        6 => Value::Time(3_600_000_000),
        8 => Value::Real(10.0),
        9 => Value::text("a,b,c"),
        _ => Value::Null,
    }
}

fn value(text: &str) -> String {
    let typed = check(&parse(text).unwrap(), &columns()).unwrap();
    eval(&typed, &|at| row(at)).unwrap().to_text().map_or("null".to_owned(), |text| text.into_owned())
}

fn error(text: &str) -> Error {
    parse(text).and_then(|expr| check(&expr, &columns())).unwrap_err()
}

#[test]
fn values() {
    for (text, expected) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("2 ^ 3 ^ 2", "512"),
        ("-2 ^ 2", "-4"),
        ("7 / 2", "3.5"),
        ("-7 // 2", "-4"),
        ("-7 % 3", "2"),
        ("7 % -3", "-2"),
        ("7.5 // 2", "3"),
        ("n / 0", "null"),
        ("n // 0", "null"),
        ("9223372036854775807 + 1", "null"),
        ("1e308 * 10", "null"),
        ("n > 5 and x < 3", "true"),
        ("none > 5 and false", "false"),
        ("none > 5 and true", "null"),
        ("none > 5 or true", "true"),
        ("not none > 5", "null"),
        ("none is null", "true"),
        ("n is not null", "true"),
        ("n in (1, 7)", "true"),
        ("n in (1, null)", "null"),
        ("n not in (1, 2)", "true"),
        ("n between 1 and 7", "true"),
        ("n not between 1 and 7", "false"),
        ("t like 'abu%'", "false"),
        ("t like 'Abu%i'", "true"),
        ("if(none = 1, 'a', 'b')", "b"),
        ("if(b, 1)", "1"),
        ("case when n > 9 then 'big' when n > 5 then 'middle' else 'small' end", "middle"),
        ("case when n > 9 then 1 end", "null"),
        ("coalesce(none, null, n)", "7"),
        ("n = 7.0", "true"),
        ("السعر * 2", "20"),
        ("`two words`", "a,b,c"),
        ("\"two words\" != 'x'", "true"),
        ("'it''s'", "it's"),
        ("d = date '2024-07-07'", "true"),
        ("m < date '2013-01-02'", "true"),
        ("min(3, none, 1.5)", "1.5"),
        ("max('a', 'b')", "b"),
        ("clip(n, 1, 5)", "5"),
        ("clip(n, null, 5)", "5"),
        ("abs(-3)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("round(-2.5)", "-3"),
        ("floor(-2.5)", "-3"),
        ("ceil(n)", "7"),
        ("sqrt(-1)", "null"),
        ("ln(exp(1))", "1"),
        ("log10(1000)", "3"),
        ("pow(2, 10)", "1024"),
        ("sign(-2.5)", "-1"),
        ("lower(t)", "abu dhabi"),
        ("upper(t)", "ABU DHABI"),
        ("length('دبي')", "3"),
        ("trim('  a ')", "a"),
        ("substring(t, 5)", "Dhabi"),
        ("substring(t, 1, 3)", "Abu"),
        ("substring(t, 0, 2)", "A"),
        ("replace(t, 'Abu', 'X')", "X Dhabi"),
        ("regex_match(t, '^A.*i$')", "true"),
        ("regex_extract(t, '(\\w+) (\\w+)', 2)", "Dhabi"),
        ("regex_extract(t, 'z')", "null"),
        ("starts_with(t, 'Abu')", "true"),
        ("ends_with(t, 'Abu')", "false"),
        ("contains(t, 'u D')", "true"),
        ("concat(t, '-', n)", "Abu Dhabi-7"),
        ("concat(t, none)", "null"),
        ("split_part(`two words`, ',', 2)", "b"),
        ("split_part(`two words`, ',', -1)", "c"),
        ("split_part(`two words`, ',', 4)", "null"),
        ("pad(text(n), 3, '0')", "007"),
        ("pad('a', 3, '.', 'end')", "a.."),
        ("integer('12')", "12"),
        ("integer(-2.9)", "-2"),
        ("try_integer('x')", "null"),
        ("real('1e3')", "1000"),
        ("boolean('نعم')", "true"),
        ("boolean(0)", "false"),
        ("date('2024-02-29')", "2024-02-29"),
        ("date(m)", "2013-01-01"),
        ("datetime(d)", "2024-07-07T00:00:00"),
        ("text(x)", "2.5"),
        ("year(d)", "2024"),
        ("month(m)", "1"),
        ("hour(m)", "10"),
        ("hour(c)", "1"),
        ("minute(m)", "30"),
        ("weekday(d)", "7"),
        ("week(d)", "27"),
        ("quarter(d)", "3"),
        ("day_of_year(d)", "189"),
        ("days_between(m, d)", "4205"),
        ("hours_between(date '2013-01-01', m)", "10.504166666666666"),
        ("add_days(d, -7)", "2024-06-30"),
        ("add_months(d, 8)", "2025-03-07"),
        ("truncate('month', d)", "2024-07-01"),
        ("truncate('hour', m)", "2013-01-01T10:00:00"),
        ("truncate('week', d)", "2024-07-01"),
        ("hijri_year(d)", "1446"),
        ("hijri_month(d)", "1"),
        ("hijri_day(d)", "1"),
        ("is_weekend_uae(d)", "true"),
        ("is_holiday_uae(d)", "true"),
        ("is_holiday_uae(m)", "null"),
        ("hash(n) = hash('7')", "true"),
        ("hash(none)", "null"),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_chosen_is_not_refused() {
    assert_eq!(value("if(n > 5, 1, integer(t))"), "1");
    assert_eq!(value("n < 5 and integer(t) > 1"), "false");
    assert_eq!(value("coalesce(n, integer(t))"), "7");
    let typed = check(&parse("1 + integer(t)").unwrap(), &columns()).unwrap();
    let refused = eval(&typed, &|at| row(at)).unwrap_err();
    assert_eq!((refused.value.as_str(), refused.to, refused.span.start), ("Abu Dhabi", ColumnType::Integer, 4));
}

#[test]
fn errors_have_a_place_and_say_what_is_needed() {
    use Code::*;
    for (text, code, start, end, param) in [
        ("1 +", ExprSyntax, 3, 3, ("expected", "value")),
        ("(1 + 2", ExprSyntax, 6, 6, ("expected", "bracket")),
        ("n n", ExprSyntax, 2, 3, ("found", "n")),
        ("'abc", ExprSyntax, 0, 4, ("expected", "'")),
        ("n # 2", ExprSyntax, 2, 3, ("found", "#")),
        ("12abc", ExprSyntax, 0, 5, ("found", "12abc")),
        ("date '2013-13-01'", ExprSyntax, 5, 17, ("expected", "date")),
        ("n is 5", ExprSyntax, 5, 6, ("expected", "null")),
        ("case n end", ExprSyntax, 5, 6, ("expected", "when")),
        ("if(b, 1", ExprSyntax, 7, 7, ("expected", ")")),
        ("99999999999999999999", ExprSyntax, 0, 20, ("expected", "number")),
        ("السعر + nn", ExprUnknownName, 8, 10, ("suggestion", "n")),
        ("lenght(t)", ExprUnknownName, 0, 6, ("suggestion", "length")),
        ("t + 1", ExprType, 0, 1, ("found", "text")),
        ("n and b", ExprType, 0, 1, ("expected", "boolean")),
        ("if(b, 1, 'a')", ExprType, 9, 12, ("expected", "integer")),
        ("year(n)", ExprType, 5, 6, ("expected", "moment")),
        ("n = 'a'", ExprType, 4, 7, ("expected", "integer")),
        ("null", ExprType, 0, 4, ("expected", "typed")),
        ("truncate('decade', d)", ExprType, 9, 17, ("expected", "word")),
        ("round()", ExprArguments, 0, 7, ("found", "0")),
        ("abs(1, 2)", ExprArguments, 0, 9, ("function", "abs(number)")),
        ("regex_match(t, '(a')", ExprPattern, 15, 19, ("reason", "open")),
    ] {
        let error = error(text);
        let span = error.place.span.clone().unwrap_or_else(|| panic!("{text}: no span"));
        assert_eq!((error.code, span.start, span.end), (code, start, end), "{text}: {error}");
        assert_eq!(error.params.get(param.0).map(String::as_str), Some(param.1), "{text}: {:?}", error.params);
        let (from, to) = (span.start_byte as usize, span.end_byte as usize);
        let part: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(text[from..to], part, "{text}: bytes and characters differ");
        for lang in Lang::ALL {
            let wire = error.to_wire(lang);
            assert!(!wire.message.contains('{') && !wire.hint.contains('{'), "{}: {}", wire.message, wire.hint);
        }
    }
}

#[test]
fn the_canonical_text_reads_back_as_the_same() {
    for (text, expected) in [
        ("A+B*C", "A + B * C"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("(a^b)^c", "(a ^ b) ^ c"),
        ("a^(b^c)", "a ^ b ^ c"),
        ("-(a+b)", "-(a + b)"),
        ("NOT (a OR b) AND c", "not (a or b) and c"),
        ("a = (not b)", "a = (not b)"),
        ("`a b` <> \"c`d\"", "`a b` != `c``d`"),
        ("`and` = `السعر`", "`and` = السعر"),
        ("a not in (1,2.0)", "a not in (1, 2.0)"),
        ("a BETWEEN 1 and 2+3", "a between 1 and 2 + 3"),
        ("IF(a,'it''s',null)", "if(a, 'it''s', null)"),
        ("case when a then 1 else 2 end", "case when a then 1 else 2 end"),
        ("Lower(x) like 'a%'", "lower(x) like 'a%'"),
        ("DATE '2013-01-01' is NOT null", "date '2013-01-01' is not null"),
    ] {
        let printed = parse(text).unwrap().to_string();
        assert_eq!(printed, expected);
        assert_eq!(parse(&printed).unwrap().to_string(), printed);
    }
}

#[test]
fn what_is_too_deep_is_refused_and_not_a_crash() {
    for text in ["(".repeat(30_000), "1+".repeat(30_000) + "1", "not ".repeat(10_000) + "b", "-".repeat(60_000)] {
        assert_eq!(parse(&text).unwrap_err().code, Code::ExprSyntax);
    }
    assert!(parse(&format!("n in ({}1)", "1, ".repeat(5_000))).is_ok());
}

#[test]
fn completion_offers_what_could_stand_there() {
    let labels = |text: &str| {
        let completion = complete(text, text.chars().count() as u64, &columns(), Lang::En);
        let labels: Vec<String> = completion.candidates.into_iter().map(|candidate| candidate.label).collect();
        (completion.from, labels)
    };
    let (from, found) = labels("n > is_w");
    assert_eq!((from, found), (4, vec!["is_weekend_uae".to_owned()]));
    assert!(labels("n ").1.contains(&"between".to_owned()));
    assert!(!labels("n ").1.contains(&"then".to_owned()));
    assert_eq!(labels("case when b th").1, ["then"]);
    assert_eq!(labels("السع").1, ["السعر"]);
    assert_eq!(labels("n + `two").1, ["two words"]);
    assert_eq!(labels("t = 'ab").1, Vec::<String>::new());
    assert!(labels("").1.len() > 20);
    let words = complete("two", 3, &columns(), Lang::Ar);
    assert_eq!(words.candidates[0].text, "`two words`");
    let wide: Vec<Column> =
        (0..5_000).map(|at| Column { name: format!("column_{at}"), kind: ColumnType::Real }).collect();
    assert_eq!(complete("column_4999", 11, &wide, Lang::En).candidates.len(), 1);
    assert!(complete("", 0, &wide, Lang::En).candidates.iter().any(|candidate| candidate.label == "abs"));
}

#[test]
fn every_function_is_documented_in_every_language() {
    for definition in DEFINITIONS {
        let key = format!("function-{}", definition.name.replace('_', "-"));
        for lang in Lang::ALL {
            assert!(has(lang, &key, None), "{}: {key}", lang.tag());
        }
    }
}
