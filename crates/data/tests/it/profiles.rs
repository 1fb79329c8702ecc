use std::collections::BTreeMap;

use falaj_schema::Code;
use falaj_schema::dataset::{ColumnProfile, Profile, Semantic};

use crate::{Folder, ON};

fn profile(csv: &str, target: Option<&str>) -> Profile {
    let folder = Folder::new();
    falaj_data::profile(&folder.table("t", csv), target, ON).unwrap()
}

fn by_name(profile: Profile) -> BTreeMap<String, ColumnProfile> {
    profile.columns.into_iter().map(|column| (column.name.clone(), column)).collect()
}

fn close(a: Option<f64>, b: f64) {
    assert!(a.is_some_and(|a| (a - b).abs() < 1e-12 * b.abs().max(1.0)), "{a:?} is not {b}");
}

/// Expected values are those of pandas 2: mean, std, quantile and corr of the same series.
#[test]
fn statistics_are_those_of_pandas() {
    let columns = by_name(profile("x,y\n3,2\n1,7\n4,1\n1,8\n5,2\n9,8\n2,1\n6,8\n,2\n5.5,8\n", Some("y")));
    let x = &columns["x"];
    assert_eq!((x.missing, x.distinct), (1, 8));
    assert_eq!((x.min.as_deref(), x.max.as_deref()), (Some("1"), Some("9")));
    close(x.mean, 4.055555555555555);
    close(x.sd, 2.6273137950724075);
    let expected = [1.0, 1.0, 2.0, 4.0, 5.5, 7.799999999999999, 8.76];
    for (name, value) in ["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"].iter().zip(expected) {
        close(x.quantiles.get(*name).copied(), value);
    }
    close(x.correlation, 0.2624179473177219);
    assert_eq!(columns["y"].correlation, None);
    assert_eq!((x.top[0].value.as_str(), x.top[0].count, x.top[1].value.as_str()), ("1", 2, "2"));
    assert_eq!(x.histogram.as_ref().unwrap().counts.iter().sum::<u64>(), 9);
}

#[test]
fn large_integers_are_counted_exactly() {
    let columns = by_name(profile("n\n9007199254740992\n9007199254740993\n9007199254740993\n", None));
    assert_eq!(columns["n"].distinct, 2);
    assert_eq!(columns["n"].max.as_deref(), Some("9007199254740993"));
}

#[test]
fn repeated_rows_are_those_equal_in_every_column() {
    let profile = profile("a,b\n1,x\n1,y\n1,x\n,x\n1,\n,x\n1,x\n", None);
    assert_eq!((profile.rows, profile.repeated), (7, 3));
}

#[test]
fn meanings_are_guessed() {
    let mut csv = "id,same,yes,flag,month,price,email,note,day,tail,answer\n".to_owned();
    for n in 0..400 {
        let note = format!("The passenger number {n} wrote a long complaint about seat {}", n * 7);
        let (flag, answer) = (n % 2, if n % 3 == 0 { "نعم" } else { "لا" });
        let (month, price, day, tail) = (n % 12 + 1, f64::from(n) * 1.25, n % 28 + 1, n % 90);
        csv.push_str(&format!(
            "{},k,{},{flag},{month},{price},user{n}@example.ae,{note},2024-01-{day:02},N{tail}UA,{answer}\n",
            n + 1_000,
            n % 2 == 0
        ));
    }
    let columns = by_name(profile(&csv, None));
    for (name, semantic) in [
        ("id", Semantic::Identifier),
        ("same", Semantic::Constant),
        ("yes", Semantic::Boolean),
        ("flag", Semantic::Boolean),
        ("month", Semantic::Category),
        ("price", Semantic::Number),
        ("email", Semantic::Identifier),
        ("note", Semantic::Text),
        ("day", Semantic::Time),
        ("tail", Semantic::Category),
        ("answer", Semantic::Boolean),
    ] {
        assert_eq!(columns[name].semantic, semantic, "{name}");
    }
    assert_eq!((columns["email"].pii[0].kind.as_str(), columns["email"].pii[0].share), ("email", 1.0));
    assert!(columns.values().filter(|column| column.name != "email").all(|column| column.pii.is_empty()));
    assert_eq!(
        (columns["day"].min.as_deref(), columns["day"].max.as_deref()),
        (Some("2024-01-01"), Some("2024-01-28"))
    );
    let histogram = columns["day"].histogram.as_ref().unwrap();
    assert_eq!(histogram.edges[0], 1_704_067_200_000.0);
    assert_eq!(columns["tail"].top[0].count, 5);
    assert_eq!(columns["tail"].top[0].value, "N0UA");
}

#[test]
fn personal_data_is_found() {
    let columns = by_name(profile(
        "phone,eid,iban,card\n0501234567,784-1990-1234567-1,AE070331234567890123456,4111111111111111\n+971 4 123 4567,784-1985-7654321-2,GB82 WEST 1234 5698 7654 32,378282246310005\n",
        None,
    ));
    for (name, kind) in [("phone", "phone"), ("eid", "emirates_id"), ("iban", "iban"), ("card", "card")] {
        assert_eq!(columns[name].pii.first().map(|pii| pii.kind.as_str()), Some(kind));
    }
}

#[test]
fn an_unknown_target_is_refused() {
    let folder = Folder::new();
    let error = falaj_data::profile(&folder.table("t", "delay,x\n1,2\n"), Some("dealy"), ON).unwrap_err();
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "delay"));
}
