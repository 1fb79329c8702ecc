//! A parser of JSON over the text that is there so far (RFC 8259, and the words `NaN` and `Infinity` as numbers, which
//! several writers use).

/// Levels of lists and objects in each other.
pub(super) const DEEPEST: usize = 128;

/// Why parsing stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Halt {
    /// The text that is there ends in the middle; more may follow.
    More,
    /// What stands at this byte is wrong.
    Wrong(usize, Wrong),
    /// There are more columns than a table can have.
    Columns,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wrong {
    /// No value stands where one is needed.
    Value,
    /// No name stands where one is needed.
    Key,
    /// A name is not followed by a colon.
    Colon,
    /// Values are not separated by a comma.
    Comma,
    /// A string is not closed in its line, or has a control character in it.
    Text,
    /// A string has an escape that means nothing.
    Escape,
    /// A number is not written as one.
    Number,
    /// Lists and objects are too deep in each other.
    Deep,
    /// Something follows the end.
    After,
    /// The text ends in the middle.
    Ended,
}

impl Wrong {
    /// The name in messages.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Key => "key",
            Self::Colon => "colon",
            Self::Comma => "comma",
            Self::Text => "text",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::Deep => "deep",
            Self::After => "after",
            Self::Ended => "ended",
        }
    }
}

pub(super) type Step<T> = Result<T, Halt>;

/// The text, and how far it was read.
pub(super) struct Parser<'a> {
    pub(super) text: &'a [u8],
    pub(super) at: usize,
    /// True if nothing follows the text.
    last: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a [u8], last: bool) -> Self {
        Self { text, at: 0, last }
    }

    /// What the end of the text means in the middle of a value.
    fn end<T>(&self) -> Step<T> {
        Err(if self.last { Halt::Wrong(self.text.len(), Wrong::Ended) } else { Halt::More })
    }

    pub(super) fn wrong<T>(&self, wrong: Wrong) -> Step<T> {
        Err(Halt::Wrong(self.at, wrong))
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += rest.iter().position(|byte| !is_space(byte)).unwrap_or(rest.len());
    }

    /// The next byte that is no space, where there is one; `None` at the end of everything.
    pub(super) fn next_or_end(&mut self) -> Step<Option<u8>> {
        self.skip_space();
        match self.text.get(self.at) {
            Some(byte) => Ok(Some(*byte)),
            None if self.last => Ok(None),
            None => Err(Halt::More),
        }
    }

    /// The next byte that is no space; it stays unread.
    pub(super) fn next(&mut self) -> Step<u8> {
        self.skip_space();
        match self.text.get(self.at) {
            Some(byte) => Ok(*byte),
            None => self.end(),
        }
    }

    /// Goes on to the next member of a list or object, which `close` ends; `false` at its end.
    pub(super) fn member(&mut self, close: u8, first: bool) -> Step<bool> {
        let byte = self.next()?;
        if byte == close {
            self.at += 1;
            return Ok(false);
        }
        if first {
            return Ok(true);
        }
        if byte != b',' {
            return self.wrong(Wrong::Comma);
        }
        self.at += 1;
        if self.next()? == close { self.wrong(if close == b'}' { Wrong::Key } else { Wrong::Value }) } else { Ok(true) }
    }

    /// Adds the name of a member to `key` and goes behind its colon.
    pub(super) fn key(&mut self, key: &mut Vec<u8>) -> Step<()> {
        if self.next()? != b'"' {
            return self.wrong(Wrong::Key);
        }
        self.string(key)?;
        if self.next()? != b':' {
            return self.wrong(Wrong::Colon);
        }
        self.at += 1;
        Ok(())
    }

    /// Adds what the string that begins here says to `out`.
    pub(super) fn string(&mut self, out: &mut Vec<u8>) -> Step<()> {
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            let run = rest.iter().position(special).unwrap_or(rest.len());
            out.extend_from_slice(&rest[..run]);
            self.at += run;
            match rest.get(run) {
                None => return self.end(),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape(out)?,
                Some(_) => return self.wrong(Wrong::Text),
            }
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) -> Step<()> {
        let Some(kind) = self.text.get(self.at + 1) else { return self.end() };
        out.push(match kind {
            b'"' | b'\\' | b'/' => *kind,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => return self.unicode(out),
            _ => return self.wrong(Wrong::Escape),
        });
        self.at += 2;
        Ok(())
    }

    /// A character by its number, or by two that stand for one beyond 16 bits.
    fn unicode(&mut self, out: &mut Vec<u8>) -> Step<()> {
        let first = self.hex(self.at + 2)?;
        let (code, length) = if (0xD800..0xDC00).contains(&first) {
            match (self.text.get(self.at + 6), self.text.get(self.at + 7)) {
                (Some(b'\\'), Some(b'u')) => {}
                (None, _) | (Some(b'\\'), None) => return self.end(),
                _ => return self.wrong(Wrong::Escape),
            }
            let second = self.hex(self.at + 8)?;
            if !(0xDC00..0xE000).contains(&second) {
                return self.wrong(Wrong::Escape);
            }
            (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12)
        } else {
            (first, 6)
        };
        let Some(character) = char::from_u32(code) else { return self.wrong(Wrong::Escape) };
        out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        self.at += length;
        Ok(())
    }

    fn hex(&self, at: usize) -> Step<u32> {
        let Some(digits) = self.text.get(at..at + 4) else { return self.end() };
        let value = |sum: u32, byte: &u8| Some(sum * 16 + char::from(*byte).to_digit(16)?);
        digits.iter().try_fold(0, value).map_or_else(|| self.wrong(Wrong::Escape), Ok)
    }

    /// The number that begins here, as it is written.
    pub(super) fn number(&mut self) -> Step<&'a [u8]> {
        let start = self.at;
        self.at += usize::from(self.text[start] == b'-');
        if self.text.get(self.at) == Some(&b'I') {
            self.word_after(start)?;
            return Ok(&self.text[start..self.at]);
        }
        let whole = self.digits();
        if whole == 0 || (whole > 1 && self.text[self.at - whole] == b'0') {
            return if self.at == self.text.len() && whole == 0 { self.end() } else { self.wrong(Wrong::Number) };
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.text.get(self.at), Some(b'+' | b'-')));
            self.some_digits()?;
        }
        // A number has no end of its own: what follows may belong to it.
        if self.at == self.text.len() && !self.last {
            return self.end();
        }
        Ok(&self.text[start..self.at])
    }

    fn digits(&mut self) -> usize {
        let rest = &self.text[self.at..];
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += count;
        count
    }

    fn some_digits(&mut self) -> Step<()> {
        match self.digits() {
            0 if self.at == self.text.len() => self.end(),
            0 => self.wrong(Wrong::Number),
            _ => Ok(()),
        }
    }

    /// The word that begins here: `true`, `false`, `null`, or one for a number that is none.
    pub(super) fn word(&mut self) -> Step<&'a [u8]> {
        let start = self.at;
        self.word_after(start)?;
        Ok(&self.text[start..self.at])
    }

    fn word_after(&mut self, start: usize) -> Step<()> {
        const WORDS: [&[u8]; 5] = [b"true", b"false", b"null", b"NaN", b"Infinity"];
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let found = &rest[..length];
        if length == rest.len() && !self.last && WORDS.iter().any(|word| word.starts_with(found)) {
            return self.end();
        }
        if !WORDS.contains(&found) {
            return Err(Halt::Wrong(start, Wrong::Value));
        }
        self.at += length;
        Ok(())
    }
}
