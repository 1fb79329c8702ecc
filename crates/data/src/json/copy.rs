//! Values that stay JSON: lists, and what is in them.

use super::parser::{Parser, Step, Wrong};

impl Parser<'_> {
    /// Adds the value that begins here to `out` as it is written, without the spaces between its parts.
    pub(super) fn copy(&mut self, out: &mut Vec<u8>, depth: usize) -> Step<()> {
        match self.next()? {
            b'{' | b'[' if depth == 0 => self.wrong(Wrong::Deep),
            open @ (b'{' | b'[') => self.copy_members(open, out, depth - 1),
            b'"' => self.copy_string(out),
            b'-' | b'0'..=b'9' => self.number().map(|number| out.extend_from_slice(number)),
            _ => self.word().map(|word| out.extend_from_slice(word)),
        }
    }

    fn copy_members(&mut self, open: u8, out: &mut Vec<u8>, depth: usize) -> Step<()> {
        let close = if open == b'{' { b'}' } else { b']' };
        self.at += 1;
        out.push(open);
        let mut first = true;
        while self.member(close, first)? {
            if !first {
                out.push(b',');
            }
            first = false;
            if open == b'{' {
                if self.next()? != b'"' {
                    return self.wrong(Wrong::Key);
                }
                self.copy_string(out)?;
                if self.next()? != b':' {
                    return self.wrong(Wrong::Colon);
                }
                self.at += 1;
                out.push(b':');
            }
            self.copy(out, depth)?;
        }
        out.push(close);
        Ok(())
    }

    fn copy_string(&mut self, out: &mut Vec<u8>) -> Step<()> {
        let start = self.at;
        self.string(&mut Vec::new())?;
        out.extend_from_slice(&self.text[start..self.at]);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::parser::{DEEPEST, Halt};
    use super::*;

    fn copied(text: &str) -> Result<String, Halt> {
        let mut out = Vec::new();
        let mut parser = Parser::new(text.as_bytes(), true);
        parser.copy(&mut out, DEEPEST)?;
        assert_eq!(parser.at, text.trim_end().len(), "{text}");
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn lists_lose_only_their_spaces() {
        let text = r#"[ 1 , -2.50e+1, "a \" ] \u0041", { "k" : [ ], "n" : null }, true ]"#;
        assert_eq!(copied(text).unwrap(), r#"[1,-2.50e+1,"a \" ] \u0041",{"k":[],"n":null},true]"#);
    }

    #[test]
    fn what_is_wrong_is_found_where_it_is() {
        for (text, at, wrong) in [
            ("[1 2]", 3, Wrong::Comma),
            ("[1,]", 3, Wrong::Value),
            ("{\"a\" 1}", 5, Wrong::Colon),
            ("{a:1}", 1, Wrong::Key),
            ("{\"a\":1,}", 7, Wrong::Key),
            ("[01]", 3, Wrong::Number),
            ("[1.]", 3, Wrong::Number),
            ("[-x]", 2, Wrong::Number),
            ("[tru]", 1, Wrong::Value),
            ("[\"a\nb\"]", 3, Wrong::Text),
            ("[\"\\x\"]", 2, Wrong::Escape),
            ("[\"\\ud800\"]", 2, Wrong::Escape),
            ("[\"\\u12g4\"]", 2, Wrong::Escape),
            ("[1", 2, Wrong::Ended),
            ("[\"a", 3, Wrong::Ended),
        ] {
            assert_eq!(copied(text), Err(Halt::Wrong(at, wrong)), "{text}");
        }
        let deep = "[".repeat(DEEPEST + 1);
        assert_eq!(copied(&deep), Err(Halt::Wrong(DEEPEST, Wrong::Deep)));
    }

    #[test]
    fn a_text_that_goes_on_is_not_wrong_yet() {
        for text in
            ["[1", "[\"a", "[\"\\", "[\"\\u00", "[tr", "[-", "[1.", "[1e", "12", "nul", "{\"a\"", "{\"a\":", "-Inf"]
        {
            let mut parser = Parser::new(text.as_bytes(), false);
            assert_eq!(parser.copy(&mut Vec::new(), DEEPEST), Err(Halt::More), "{text}");
        }
    }
}
