//! Small workbooks written here: an archive of XML, not packed.

use std::io::Write;

use flate2::Crc;

/// An xlsx with one sheet, whose rows are `cells` of XML each.
pub fn workbook(rows: &[String]) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let row = |(at, cells): (usize, &String)| format!(r#"<row r="{}">{cells}</row>"#, at + 1);
    let rows: String = rows.iter().enumerate().map(row).collect();
    let files = [
        (
            "[Content_Types].xml",
            format!(
                r#"{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{doc}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"{head}<workbook xmlns="{main}" xmlns:r="{doc}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{doc}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"{head}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ];
    archive(&files.map(|(name, text)| (name, text.into_bytes())))
}

/// A cell of text.
pub fn text(row: usize, column: usize, value: &str) -> String {
    format!(r#"<c r="{}{row}" t="inlineStr"><is><t>{value}</t></is></c>"#, letters(column))
}

/// A cell of a number.
pub fn number(row: usize, column: usize, value: f64) -> String {
    format!(r#"<c r="{}{row}"><v>{value}</v></c>"#, letters(column))
}

/// The letters of a column, counted from 0.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// A zip archive of files that are not packed.
fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut crc = Crc::new();
        crc.update(content);
        let (at, size) = (out.len() as u32, content.len() as u32);
        // Version, flags, method, time and date of the change, checksum, sizes, length of the name.
        let mut facts = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        [crc.sum(), size, size].iter().for_each(|value| facts.extend(value.to_le_bytes()));
        facts.extend((name.len() as u16).to_le_bytes());
        facts.extend([0, 0]);
        out.write_all(&[b"PK\x03\x04".as_slice(), &facts, name.as_bytes(), content].concat()).unwrap();
        let more = [[0; 10].as_slice(), &at.to_le_bytes(), name.as_bytes()].concat();
        list.extend([b"PK\x01\x02\x14\x00".as_slice(), &facts, &more].concat());
    }
    let (at, count) = (out.len() as u32, files.len() as u16);
    out.extend(&list);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count.to_le_bytes(), &count.to_le_bytes()].concat());
    out.extend([(list.len() as u32).to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}
