use super::*;

fn metric(name: &str) -> Field {
    Field::Value { kind: Kind::Metrics, name: name.into() }
}

#[test]
fn comparisons_bind_closer_than_not_and_or() {
    let x = |n| Filter::Compare(metric("x"), Op::Greater, Literal::Number(n));
    assert_eq!(parse("metrics.x>1 or metrics.x > 2 AND not metrics.x>3").unwrap(), {
        Filter::Any(vec![x(1.0), Filter::All(vec![x(2.0), Filter::Not(Box::new(x(3.0)))])])
    });
    assert_eq!(
        parse("(metrics.x > 1 or metrics.x > 2) and metrics.x > 3").unwrap(),
        Filter::All(vec![Filter::Any(vec![x(1.0), x(2.0)]), x(3.0)])
    );
    assert_eq!(parse("  ").unwrap(), Filter::All(vec![]));
}

#[test]
fn values_are_numbers_texts_lists_and_days() {
    let value = |source: &str| match parse(source).unwrap() {
        Filter::Compare(_, _, value) => value,
        other => panic!("{other:?}"),
    };
    let text = |text: &str| Literal::Text(text.into());
    assert_eq!(value("params.train.learning_rate = 1e-3"), Literal::Number(0.001));
    assert_eq!(value("params.a.b = true"), Literal::Number(1.0));
    assert_eq!(value("params.a.b = mean"), text("mean"));
    assert_eq!(value("params.a.b = \"1\\\"x\""), text("1\"x"));
    assert_eq!(value("params.a.b = [64, 32]"), text("[64,32]"));
    assert_eq!(value("name = 7"), text("7"));
    assert_eq!(value("name ~ 7"), text("7"));
    assert_eq!(value("started > 2026-11-24"), Literal::Time(span("2026-11-24").unwrap()));
    assert_eq!(parse("metrics.`log loss` < 1").unwrap(), {
        Filter::Compare(metric("log loss"), Op::Less, Literal::Number(1.0))
    });
    assert_eq!(parse("metrics.دقة").unwrap(), Filter::Has(metric("دقة")));
    assert_eq!(
        parse("status in (done, failed)").unwrap(),
        Filter::OneOf(Field::Own(Own::Status), vec![text("done"), text("failed")])
    );
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (source, what, at) in [
        ("metrics.x >", "value", 12),
        ("metrics.x > high", "number", 13),
        ("accuracy > 1", "field", 1),
        ("metrics. > 1", "field", 1),
        ("> 1", "field", 1),
        ("metrics.x > 1 and", "field", 18),
        ("metrics.x > 1 metrics.y > 2", "end", 15),
        ("(metrics.x > 1", "bracket", 15),
        ("metrics.x > 1)", "end", 14),
        ("name", "comparison", 5),
        ("name < b", "comparison", 8),
        ("status = over", "status", 10),
        ("status ~ d", "comparison", 8),
        ("status in done", "list-open", 11),
        ("status in (done", "bracket", 16),
        ("started > yesterday", "date", 11),
        ("started in (2026-11-24)", "comparison", 9),
        ("seconds > long", "number", 11),
        ("name = 'open", "quote", 8),
        ("params.a.b = [1, 2", "list", 14),
        ("metrics.x ! 1", "sign", 11),
        ("metrics.دقة > ؟", "number", 15),
    ] {
        let error = parse(source).unwrap_err();
        assert_eq!(error.code, Code::FilterInvalid, "{source}");
        assert_eq!(
            (error.params["what"].as_str(), error.params["at"].as_str()),
            (what, at.to_string().as_str()),
            "{source}"
        );
    }
}

#[test]
fn nothing_that_is_typed_ends_the_process() {
    let deep = "(".repeat(100_000);
    assert_eq!(parse(&deep).unwrap_err().params["what"], "long");
    assert_eq!(parse(&"not ".repeat(700)).unwrap_err().params["what"], "deep");
    // Every beginning and every single-character change of a filter that has everything in it.
    let whole = "not (metrics.`a b` >= -1.5e3 or params.t.x in ('q', [1], z)) and started < 2026-11-24T08:30";
    parse(whole).unwrap();
    for cut in 0..=whole.len() {
        let _ = parse(&whole[..cut]);
        for sign in ["(", "\"", "`", "[", "é", "\\", "="] {
            let _ = parse(&format!("{}{sign}{}", &whole[..cut], whole.get(cut + 1..).unwrap_or("")));
        }
    }
}
