//! Places: pairs of latitude and longitude, and codes of countries, cities and airports. Claimed only where name and values
//! agree.

use falaj_schema::dataset::{ColumnProfile, ColumnType, Semantic};

use super::names::words;

/// Two-letter codes of ISO 3166-1.
const COUNTRIES_2: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA \
    CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA \
    GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS \
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS \
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW \
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
/// Three-letter codes of ISO 3166-1.
const COUNTRIES_3: &str = "\
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR \
    BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP \
    CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB \
    GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN \
    KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD \
    MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN \
    PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM \
    SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR \
    UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";

/// Words of names of columns that hold countries.
const COUNTRY: [&str; 11] =
    ["country", "countries", "nation", "nationality", "citizenship", "iso2", "iso3", "دولة", "بلد", "جنسية", "دول"];
/// Share of the rows whose text has to be a code.
const LEAST: f64 = 0.95;

/// Whether texts of this name, each with its count, are codes of places.
pub(super) fn are_codes(name: &str, sampled: &[(String, u64)]) -> bool {
    let words = words(name);
    let named = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let code = named(&["code", "codes", "رمز"]);
    let all = |test: fn(&str) -> bool| holds(sampled, test);
    (named(&COUNTRY) && (all(|text| is_country(text, COUNTRIES_2)) || all(|text| is_country(text, COUNTRIES_3))))
        || ((named(&["iata", "airport", "airports", "مطار"]) || code && named(&["city", "مدينة"])) && all(is_airport))
        || ((named(&["locode", "unlocode"]) || code && named(&["city", "port", "مدينة", "ميناء"])) && all(is_location))
}

fn holds(sampled: &[(String, u64)], test: fn(&str) -> bool) -> bool {
    let count = |values: &mut dyn Iterator<Item = &(String, u64)>| values.map(|(_, count)| *count).sum::<u64>() as f64;
    let all = count(&mut sampled.iter());
    all > 0.0 && count(&mut sampled.iter().filter(|(text, _)| test(text.trim()))) >= LEAST * all
}

fn is_country(text: &str, codes: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    codes.split(' ').any(|code| code == upper)
}

/// Three capital letters, as IATA gives them to cities and airports.
fn is_airport(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A place of UN/LOCODE: a country and three letters or digits, `AEDXB` or `AE DXB`.
fn is_location(text: &str) -> bool {
    let text = text.replace(' ', "");
    text.len() == 5
        && text.is_char_boundary(2)
        && is_country(&text[..2], COUNTRIES_2)
        && text.bytes().skip(2).all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'9').contains(&byte))
}

/// Marks the columns that are pairs of latitude and longitude: named so, alike in the rest of their names, and within what
/// degrees can be.
pub(super) fn mark_pairs(columns: &mut [ColumnProfile]) {
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let Some(rest) = degrees(column, 90.0, &["lat", "latitude"], "عرض") else { continue };
        let partner = columns.iter().position(|other| {
            degrees(other, 180.0, &["lon", "lng", "long", "longitude"], "طول").is_some_and(|own| own == rest)
        });
        found.extend(partner.map(|partner| [at, partner]));
    }
    for at in found.into_iter().flatten() {
        columns[at].semantic = Semantic::Geo;
    }
}

/// The other words of the name of a column that is called so and holds degrees.
fn degrees(column: &ColumnProfile, most: f64, names: &[&str], line: &str) -> Option<Vec<String>> {
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    let (min, max) = (number(&column.min)?, number(&column.max)?);
    if column.kind != ColumnType::Real || column.semantic != Semantic::Number || min < -most || max > most {
        return None;
    }
    let all = words(&column.name);
    let arabic = all.iter().any(|word| word == "خط") && all.iter().any(|word| word == line);
    let rest: Vec<String> =
        all.iter().filter(|word| !names.contains(&word.as_str()) && *word != line).cloned().collect();
    (arabic || rest.len() < all.len() && !all.iter().any(|word| word == line)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str, texts: &[&str]) -> bool {
        are_codes(name, &texts.iter().map(|text| ((*text).to_owned(), 1)).collect::<Vec<_>>())
    }

    #[test]
    fn codes_are_known_by_name_and_values_together() {
        assert!(codes("country", &["AE", "SA", "IN"]) && codes("birthCountry", &["ARE", "IND"]));
        assert!(codes("رمز الدولة", &["ae", "sa"]) && codes("iata", &["DXB", "AUH"]));
        assert!(codes("port_code", &["AEDXB", "SAJED"]) && codes("unlocode", &["AE AUH"]));
        // Codes of airlines are letters of countries too, and countries may be written out.
        assert!(!codes("carrier", &["AA", "DL", "US"]) && !codes("country", &["United Arab Emirates", "India"]));
        assert!(!codes("country", &["1", "2"]) && !codes("iata", &["12A"]) && !codes("port", &["8080"]));
        assert!(!codes("origin", &["EWR", "JFK"]) && !codes("country", &[]));
    }

    #[test]
    fn a_latitude_needs_its_longitude() {
        let marked = |columns: &[(&str, &str, &str)]| {
            let of = |(name, min, max): &(&str, &str, &str)| ColumnProfile {
                min: Some((*min).to_owned()),
                max: Some((*max).to_owned()),
                semantic: Semantic::Number,
                ..super::super::column::unknown(name, ColumnType::Real)
            };
            let mut columns: Vec<ColumnProfile> = columns.iter().map(of).collect();
            mark_pairs(&mut columns);
            columns.iter().map(|column| column.semantic == Semantic::Geo).collect::<Vec<_>>()
        };
        assert_eq!(marked(&[("lat", "22.6", "26.1"), ("lon", "51.5", "56.4")]), [true; 2]);
        assert_eq!(marked(&[("خط العرض", "22.6", "26.1"), ("خط الطول", "51.5", "56.4")]), [true; 2]);
        let pairs = [("originLat", "1.5", "2"), ("dest_latitude", "1", "2"), ("dest_longitude", "1", "2")];
        assert_eq!(marked(&pairs), [false, true, true]);
        assert_eq!(marked(&[("lat", "22.6", "91"), ("lon", "51.5", "56.4")]), [false; 2]);
        assert_eq!(marked(&[("العرض", "1.5", "3"), ("الطول", "2", "4")]), [false; 2], "width and length");
    }
}
