//! What a report keeps to itself.

use falaj_schema::dataset::{ColumnProfile, Semantic};

/// Rows that a value has to be in to be shown.
pub(super) const LEAST: u64 = 5;

/// Parts of names of columns that hold personal data.
const NAMES: [&str; 44] = [
    "firstname",
    "lastname",
    "fullname",
    "surname",
    "familyname",
    "middlename",
    "maidenname",
    "username",
    "nickname",
    "customername",
    "clientname",
    "patientname",
    "employeename",
    "personname",
    "contactname",
    "passengername",
    "email",
    "mail",
    "phone",
    "mobile",
    "telephone",
    "fax",
    "address",
    "street",
    "birth",
    "dob",
    "passport",
    "national",
    "emiratesid",
    "iban",
    "card",
    "account",
    "ssn",
    "licence",
    "license",
    "password",
    "ipaddress",
    "هاتف",
    "جوال",
    "بريد",
    "عنوان",
    "ميلاد",
    "هوية",
    "جواز",
];
/// Whole names of such columns.
const WHOLE: [&str; 6] = ["name", "names", "ip", "اسم", "الاسم", "الاسمالكامل"];

/// Why no values of a column are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Hidden {
    /// They look like personal data.
    Pii,
    /// The column is called as one with personal data.
    Name,
    /// Each stands for a row.
    Identifier,
    /// They are free text.
    Text,
}

/// Why no values of this column are shown; none where they are.
pub(super) fn hidden(column: &ColumnProfile) -> Option<Hidden> {
    if !column.pii.is_empty() {
        return Some(Hidden::Pii);
    }
    let name: String = column.name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if WHOLE.contains(&name.as_str()) || NAMES.iter().any(|part| name.contains(part)) {
        return Some(Hidden::Name);
    }
    match column.semantic {
        Semantic::Identifier => Some(Hidden::Identifier),
        Semantic::Text => Some(Hidden::Text),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn column(name: &str) -> ColumnProfile {
        serde_json::from_value(serde_json::json!({
            "name": name, "type": "text", "semantic": "category", "missing": 0, "distinct": 2, "min": null, "max": null,
            "mean": null, "sd": null, "quantiles": {}, "histogram": null, "top": [], "pii": [], "correlation": null,
        }))
        .unwrap()
    }

    #[test]
    fn columns_of_persons_are_hidden() {
        for name in ["First Name", "customer_email", "Mobile No", "date_of_birth", "name", "رقم الهاتف", "الاسم"]
        {
            assert_eq!(hidden(&column(name)), Some(Hidden::Name), "{name}");
        }
        for name in ["carrier", "origin", "species", "model", "named", "المدينة"] {
            assert_eq!(hidden(&column(name)), None, "{name}");
        }
        let mut note = column("note");
        note.semantic = Semantic::Text;
        assert_eq!(hidden(&note), Some(Hidden::Text));
    }
}
