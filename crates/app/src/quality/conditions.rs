//! Row conditions of Great Expectations as expressions: comparisons of a column with a value, joined by and, or, not.
//!
//! They are written as pandas has them (`fare > 3 and kind == "x"`), as Spark has them, or as Great Expectations itself
//! (`col("kind").notNull()`, and JSON objects in its newer versions).

use serde_json::Value;

/// Characters that a condition may have.
const LONGEST: usize = 2_000;
/// Brackets in each other.
const DEEPEST: usize = 20;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Name(String),
    Text(String),
    Number(String),
    Sign(&'static str),
}

const SIGNS: [&str; 17] = ["==", "!=", ">=", "<=", "<>", "&&", "||", ">", "<", "=", "(", ")", "&", "|", "~", ".", ","];

/// The condition as an expression; none if it is more than comparisons.
pub(super) fn from_json(condition: &Value) -> Option<String> {
    of_json(condition, 0)
}

fn of_json(condition: &Value, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    if let Value::String(condition) = condition {
        return to_expression(condition);
    }
    let column = || condition["column"]["name"].as_str().map(quoted);
    match condition["type"].as_str()? {
        "pass_through" => to_expression(condition["pass_through_filter"].as_str()?),
        "nullity" => {
            Some(format!("{} IS {}", column()?, if condition["is_null"].as_bool()? { "NULL" } else { "NOT NULL" }))
        }
        "comparison" => {
            let (parameter, operator) = (&condition["parameter"], condition["operator"].as_str()?);
            let list = || {
                let values: Option<Vec<String>> = parameter.as_array()?.iter().map(literal).collect();
                values.filter(|values| !values.is_empty()).map(|values| values.join(", "))
            };
            match operator {
                "==" => Some(format!("{} = {}", column()?, literal(parameter)?)),
                "!=" => Some(format!("{} <> {}", column()?, literal(parameter)?)),
                "<" | "<=" | ">" | ">=" => Some(format!("{} {operator} {}", column()?, literal(parameter)?)),
                "IN" => Some(format!("{} IN ({})", column()?, list()?)),
                "NOT_IN" => Some(format!("{} NOT IN ({})", column()?, list()?)),
                _ => None,
            }
        }
        word @ ("and" | "or") => {
            let parts: Option<Vec<String>> =
                condition["conditions"].as_array()?.iter().map(|one| of_json(one, depth + 1)).collect();
            let parts = parts.filter(|parts| !parts.is_empty())?;
            Some(format!("({})", parts.join(if word == "and" { " AND " } else { " OR " })))
        }
        _ => None,
    }
}

fn literal(value: &Value) -> Option<String> {
    match value {
        Value::Bool(value) => Some(if *value { "TRUE" } else { "FALSE" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(value) => Some(text(value)),
        _ => None,
    }
}

fn to_expression(condition: &str) -> Option<String> {
    if condition.chars().count() > LONGEST {
        return None;
    }
    let mut reader = Reader { tokens: tokens(condition)?, at: 0 };
    let sql = reader.either(0)?;
    (reader.at == reader.tokens.len()).then_some(sql)
}

/// A column's name in an expression.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text in an expression.
pub(super) fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn tokens(condition: &str) -> Option<Vec<Token>> {
    let chars: Vec<char> = condition.chars().collect();
    let (mut tokens, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let c = chars[at];
        if c.is_whitespace() {
            at += 1;
        } else if matches!(c, '\'' | '"' | '`') {
            let end = at + 1 + chars[at + 1..].iter().position(|other| *other == c)?;
            let inside: String = chars[at + 1..end].iter().collect();
            // What a backslash means differs from parser to parser.
            if inside.contains('\\') {
                return None;
            }
            tokens.push(if c == '`' { Token::Name(inside) } else { Token::Text(inside) });
            at = end + 1;
        } else if c.is_ascii_digit() || c == '-' && chars.get(at + 1).is_some_and(char::is_ascii_digit) {
            let end = (at + 1..chars.len()).find(|end| !is_of_number(&chars, *end)).unwrap_or(chars.len());
            let number: String = chars[at..end].iter().collect();
            let value = number.parse::<f64>().ok()?;
            tokens.push(Token::Number(if number.contains(['e', 'E']) { value.to_string() } else { number }));
            at = end;
        } else if c.is_alphabetic() || c == '_' {
            let end = (at..chars.len()).find(|end| !(chars[*end].is_alphanumeric() || chars[*end] == '_'));
            let end = end.unwrap_or(chars.len());
            tokens.push(Token::Name(chars[at..end].iter().collect()));
            at = end;
        } else {
            let rest: String = chars[at..chars.len().min(at + 2)].iter().collect();
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
            tokens.push(Token::Sign(sign));
            at += sign.len();
        }
    }
    Some(tokens)
}

fn is_of_number(chars: &[char], at: usize) -> bool {
    let c = chars[at];
    c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E') || matches!(c, '-' | '+') && matches!(chars[at - 1], 'e' | 'E')
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn takes_sign(&mut self, signs: &[&str]) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(sign)) if signs.contains(sign));
        self.at += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Name(name)) if name.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn either(&mut self, depth: usize) -> Option<String> {
        let mut all = self.both(depth)?;
        while self.takes_sign(&["|", "||"]) || self.takes_word("or") {
            all = format!("{all} OR {}", self.both(depth)?);
        }
        Some(all)
    }

    fn both(&mut self, depth: usize) -> Option<String> {
        let mut all = self.one(depth)?;
        while self.takes_sign(&["&", "&&"]) || self.takes_word("and") {
            all = format!("{all} AND {}", self.one(depth)?);
        }
        Some(all)
    }

    fn one(&mut self, depth: usize) -> Option<String> {
        if depth > DEEPEST {
            return None;
        }
        if self.takes_sign(&["~"]) || self.takes_word("not") {
            return Some(format!("NOT ({})", self.one(depth + 1)?));
        }
        if self.takes_sign(&["("]) {
            let inside = self.either(depth + 1)?;
            return self.takes_sign(&[")"]).then(|| format!("({inside})"));
        }
        let column = self.column()?;
        if self.takes_sign(&["."]) {
            let Token::Name(method) = self.next()? else { return None };
            let empty = self.takes_sign(&["("]) && self.takes_sign(&[")"]);
            return match method.to_lowercase().as_str() {
                "notnull" | "notna" | "is_not_null" if empty => Some(format!("{column} IS NOT NULL")),
                "isnull" | "isna" | "is_null" if empty => Some(format!("{column} IS NULL")),
                _ => None,
            };
        }
        if self.takes_word("is") {
            let negated = self.takes_word("not");
            let sql = if negated { "IS NOT NULL" } else { "IS NULL" };
            return self.takes_word("null").then(|| format!("{column} {sql}"));
        }
        let Token::Sign(sign) = self.next()? else { return None };
        let sign = match sign {
            "==" | "=" => "=",
            "!=" | "<>" => "<>",
            "<" | "<=" | ">" | ">=" => sign,
            _ => return None,
        };
        Some(format!("{column} {sign} {}", self.value()?))
    }

    fn column(&mut self) -> Option<String> {
        let Token::Name(name) = self.next()? else { return None };
        if name == "col" && self.takes_sign(&["("]) {
            let Token::Text(name) = self.next()? else { return None };
            return self.takes_sign(&[")"]).then(|| quoted(&name));
        }
        Some(quoted(&name))
    }

    fn value(&mut self) -> Option<String> {
        match self.next()? {
            Token::Text(value) => Some(text(&value)),
            Token::Number(number) => Some(number),
            Token::Name(name) => match name.to_lowercase().as_str() {
                "true" => Some("TRUE".to_owned()),
                "false" => Some("FALSE".to_owned()),
                _ => None,
            },
            Token::Sign(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_become_expressions() {
        for (condition, sql) in [
            (r#"kind == "x""#, r#""kind" = 'x'"#),
            ("fare > 3 and fare <= 1e3", r#""fare" > 3 AND "fare" <= 1000"#),
            (r#"(a != 'it') | (b < -1.5)"#, r#"("a" <> 'it') OR ("b" < -1.5)"#),
            (r#"col("pick up").notNull()"#, r#""pick up" IS NOT NULL"#),
            ("`pick up`.isnull() and not paid == True", r#""pick up" IS NULL AND NOT ("paid" = TRUE)"#),
            ("a IS NOT NULL AND b = 2", r#""a" IS NOT NULL AND "b" = 2"#),
            ("مدينة == 'دبي'", r#""مدينة" = 'دبي'"#),
        ] {
            assert_eq!(to_expression(condition).as_deref(), Some(sql), "{condition}");
        }
    }

    #[test]
    fn objects_become_expressions() {
        let comparison = serde_json::json!({ "type": "or", "conditions": [
            { "type": "comparison", "column": { "name": "a" }, "operator": "IN", "parameter": ["x", "it's"] },
            { "type": "and", "conditions": [
                { "type": "nullity", "column": { "name": "b" }, "is_null": false },
                { "type": "comparison", "column": { "name": "b" }, "operator": ">=", "parameter": 2.5 },
            ] },
            { "type": "pass_through", "pass_through_filter": "c != 3" },
        ] });
        let sql = r#"("a" IN ('x', 'it''s') OR ("b" IS NOT NULL AND "b" >= 2.5) OR "c" <> 3)"#;
        assert_eq!(from_json(&comparison).as_deref(), Some(sql));
        assert_eq!(from_json(&serde_json::json!({ "type": "new", "column": { "name": "a" } })), None);
    }

    #[test]
    fn what_is_more_is_left_out() {
        for condition in
            ["", "a", "a > b", "a.str.len() > 3", "a > 1 and", "(a > 1", "a in [1, 2]", "a == 'x\\'y'", "len(a) > 3"]
        {
            assert_eq!(to_expression(condition), None, "{condition}");
        }
    }
}
