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
        ("price", Semantic::Money),
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

fn penguins(folder: &Folder) -> std::path::PathBuf {
    let csv = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/samples/data/penguins.csv");
    folder.table("penguins", &std::fs::read_to_string(csv).unwrap())
}

/// Expected values are those of pandas 3.1 (mean, std, skew, kurt, quantile) and scipy 1.17 (entropy) of the same columns.
#[test]
fn figures_of_real_data_are_those_of_pandas_and_scipy() {
    let folder = Folder::new();
    let profile = falaj_data::profile(&penguins(&folder), None, ON).unwrap();
    assert_eq!((profile.rows, profile.repeated, profile.empty), (344, 0, 0));
    assert!(profile.estimated.is_empty() && profile.copies.is_empty());
    let columns = by_name(profile);
    for (name, [mean, sd, skew, kurtosis, entropy, top_share]) in [
        (
            "bill_length_mm",
            [
                43.9219298245614,
                5.4595837139265315,
                0.05311806699132376,
                -0.8760269663060121,
                4.9464463945739965,
                0.02046783625730994,
            ],
        ),
        (
            "body_mass_g",
            [
                4201.754385964912,
                801.9545356980955,
                0.4703293304801265,
                -0.7192218658321504,
                4.30922728203504,
                0.03508771929824561,
            ],
        ),
        (
            "year",
            [
                2008.0290697674418,
                0.8183559254837041,
                -0.053727768757840244,
                -1.50493663215025,
                1.0979716792106546,
                0.3488372093023256,
            ],
        ),
    ] {
        let column = &columns[name];
        let numbers = column.numbers.as_ref().unwrap();
        close(column.mean, mean);
        close(column.sd, sd);
        assert!((numbers.skewness.unwrap() - skew).abs() < 1e-9, "{name}: {:?}", numbers.skewness);
        assert!((numbers.kurtosis.unwrap() - kurtosis).abs() < 1e-9, "{name}: {:?}", numbers.kurtosis);
        close(column.entropy, entropy);
        close(column.top_share, top_share);
    }
    let fences = columns["bill_length_mm"].numbers.as_ref().unwrap().outliers.clone().unwrap();
    close(Some(fences.low), 25.3125);
    close(Some(fences.high), 62.4125);
    assert_eq!((fences.below, fences.above), (0, 0));
    let island = columns["island"].text.as_ref().unwrap();
    assert_eq!((island.shortest, island.longest), (5, 9));
    close(Some(island.mean_length), 6.093023255813954);
    close(columns["island"].entropy, 1.0034162619053568);
    let sex = &columns["sex"];
    assert_eq!((sex.missing, sex.distinct), (11, 2));
    close(Some(sex.distinct_share), 2.0 / 333.0);
}

/// Quartiles of the twelve numbers by numpy.quantile: 2.75 and 8.25, which are 5.5 apart.
#[test]
fn outliers_lie_beyond_their_fences() {
    let values: String = (1..=9).map(|n| format!("{n},x\n")).collect();
    let columns = by_name(profile(&format!("n,t\n{values}-6,x\n17,x\n30,x\n"), None));
    let numbers = columns["n"].numbers.as_ref().unwrap();
    let (near, far) = (numbers.outliers.as_ref().unwrap(), numbers.far_outliers.as_ref().unwrap());
    close(Some(near.low), -5.5);
    close(Some(near.high), 16.5);
    assert_eq!((near.below, near.above), (1, 2));
    close(Some(far.low), -13.75);
    close(Some(far.high), 24.75);
    assert_eq!((far.below, far.above), (0, 1));
    assert_eq!((numbers.negatives, numbers.zeros, numbers.infinite), (1, 0, 0));
    assert_eq!(columns["t"].top_share, Some(1.0));
}

/// Expected: sklearn.metrics.mutual_info_score of species and the other column (no value taken as one), less the correction
/// (cells that occur − rows − columns + 1) / 688, and scipy's entropy with half of (3 − 1) / 344.
#[test]
fn information_of_real_data_is_that_of_scikit_learn() {
    let folder = Folder::new();
    let profile = falaj_data::profile(&penguins(&folder), Some("species"), ON).unwrap();
    let target = profile.target.unwrap();
    assert!(target.classes && target.rows == 344 && target.bins == 5);
    assert_eq!((target.balance[0].value.as_str(), target.balance[0].count, target.others), ("Adelie", 152, 0));
    close(Some(target.entropy), 1.0520623630256256);
    let told = |name: &str| target.columns.iter().find(|told| told.column == name).unwrap();
    close(Some(told("island").information), 0.5201571711238806);
    close(Some(told("island").share), 0.5201571711238806 / 1.0520623630256256);
    close(Some(told("sex").information), 0.007244168407142336 - 3.0 / 688.0);
    assert_eq!((target.columns.len(), target.columns[0].column.as_str()), (7, "flipper_length_mm"));
    assert!(target.columns.iter().all(|told| !told.suspect && told.threshold == 0.9));
}

#[test]
fn columns_that_give_the_target_away_are_suspects() {
    let lines: String = (0..600)
        .map(|n: u64| {
            let price = (n * 7_919 % 601) as f64 / 10.0;
            format!("{price},{:.3},{},{}\n", price * 0.2723 + 0.01, n % 7, n % 13)
        })
        .collect();
    let profile = profile(&format!("aed,usd,day,shop\n{lines}"), Some("aed"));
    let target = profile.target.unwrap();
    let suspects: Vec<&str> =
        target.columns.iter().filter(|told| told.suspect).map(|told| told.column.as_str()).collect();
    assert_eq!((suspects, target.classes), (vec!["usd"], false));
    assert!(target.histogram.is_some() && target.balance.is_empty());
    let told = &target.columns[0];
    assert!(told.score.unwrap() > 0.999 && told.share > 0.9 && told.rows == 600, "{told:?}");
}

#[test]
fn texts_places_and_money_are_told_by_their_forms() {
    let mut csv = "tail,country,lat,lon,price,paid,name\n".to_owned();
    for n in 0..100 {
        let country = ["AE", "SA", "OM", "IN"][n % 4];
        let (lat, lon) = (24.1 + n as f64 / 100.0, 54.2 + n as f64 / 50.0);
        csv.push_str(&format!("N{:03}UA,{country},{lat},{lon},{}.5,AED {n}.25,دبي {n}\n", n % 50, n * 3));
    }
    let columns = by_name(profile(&csv, None));
    let shapes = &columns["tail"].text.as_ref().unwrap().shapes;
    assert_eq!((shapes.len(), shapes[0].pattern.as_str(), shapes[0].count), (1, "A999AA", 100));
    for (name, semantic) in [
        ("country", Semantic::Geo),
        ("lat", Semantic::Geo),
        ("lon", Semantic::Geo),
        ("price", Semantic::Money),
        ("paid", Semantic::Money),
        ("tail", Semantic::Category),
    ] {
        assert_eq!(columns[name].semantic, semantic, "{name}");
    }
}
