//! From a regular expression to the steps of a machine.

/// What is wrong with a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The character, counted from 0.
    pub at: usize,
    /// `open`, `closed` (brackets), `class`, `nothing` (to repeat), `count`, `escape`, `unknown` or `long`.
    pub reason: &'static str,
}

/// A step of the machine.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Takes this letter.
    Letter(char),
    /// Takes any letter but the end of a line.
    Any,
    /// Takes a letter of these ranges, or of none of them.
    Class(Vec<(char, char)>, bool),
    /// Goes on in both places, the first before the second.
    Split(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// Remembers the place in this slot.
    Save(usize),
    /// At the start of the text.
    Start,
    /// At the end of the text.
    End,
    /// Where a word begins or ends, or not there.
    Edge(bool),
    /// It fits.
    Fits,
}

/// Steps that a pattern may become: repeats multiply what they repeat.
const MOST: usize = 10_000;
/// Repeats that a pattern may ask for.
const MOST_REPEATS: usize = 1_000;
/// Brackets that may stand inside each other.
const NESTED: usize = 50;

#[derive(Debug, Clone)]
enum Tree {
    Nothing,
    Step(Step),
    Group(Option<usize>, Box<Tree>),
    Row(Vec<Tree>),
    Either(Vec<Tree>),
    Repeat { of: Box<Tree>, least: usize, most: Option<usize>, lazy: bool },
}

/// The steps, and the number of groups with the whole as the first.
pub(super) fn compile(pattern: &str) -> Result<(Vec<Step>, usize), Fault> {
    let mut reader = Reader { letters: pattern.chars().collect(), at: 0, groups: 1, nested: 0 };
    let tree = reader.either()?;
    if reader.at < reader.letters.len() {
        return Err(reader.fault(reader.at, "closed"));
    }
    let mut steps = vec![Step::Save(0)];
    emit(&tree, &mut steps)?;
    steps.extend([Step::Save(1), Step::Fits]);
    Ok((steps, reader.groups))
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    groups: usize,
    nested: usize,
}

impl Reader {
    fn fault(&self, at: usize, reason: &'static str) -> Fault {
        Fault { at, reason }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn take(&mut self, letter: char) -> bool {
        let found = self.peek() == Some(letter);
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> Result<Tree, Fault> {
        let mut branches = vec![self.row()?];
        while self.take('|') {
            branches.push(self.row()?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Tree::Either(branches) })
    }

    fn row(&mut self) -> Result<Tree, Fault> {
        let mut parts = Vec::new();
        while let Some(letter) = self.peek() {
            if letter == '|' || letter == ')' {
                break;
            }
            let part = self.single()?;
            parts.push(self.repeats(part)?);
        }
        Ok(Tree::Row(parts))
    }

    fn single(&mut self) -> Result<Tree, Fault> {
        let from = self.at;
        let Some(letter) = self.peek() else { return Ok(Tree::Nothing) };
        self.at += 1;
        Ok(Tree::Step(match letter {
            '(' => return self.group(from),
            '*' | '+' | '?' => return Err(self.fault(from, "nothing")),
            '.' => Step::Any,
            '^' => Step::Start,
            '$' => Step::End,
            '[' => self.class(from)?,
            '\\' => self.escape(from)?,
            letter => Step::Letter(letter),
        }))
    }

    fn group(&mut self, from: usize) -> Result<Tree, Fault> {
        self.nested += 1;
        if self.nested > NESTED {
            return Err(self.fault(from, "long"));
        }
        let number = match self.take('?') {
            true if self.take(':') => None,
            true => return Err(self.fault(from, "unknown")),
            false => {
                self.groups += 1;
                Some(self.groups - 1)
            }
        };
        let inner = self.either()?;
        if !self.take(')') {
            return Err(self.fault(from, "open"));
        }
        self.nested -= 1;
        Ok(Tree::Group(number, Box::new(inner)))
    }

    fn repeats(&mut self, of: Tree) -> Result<Tree, Fault> {
        let mut tree = of;
        loop {
            let from = self.at;
            let (least, most) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => match self.counts()? {
                    Some(counts) => counts,
                    None => return Ok(tree),
                },
                _ => return Ok(tree),
            };
            if self.at == from {
                self.at += 1;
            }
            if most.is_some_and(|most| most < least) || least.max(most.unwrap_or(0)) > MOST_REPEATS {
                return Err(self.fault(from, "count"));
            }
            let lazy = self.take('?');
            tree = Tree::Repeat { of: Box::new(tree), least, most, lazy };
        }
    }

    /// `{2}`, `{2,}` or `{2,5}`; anything else in such brackets stands for itself.
    fn counts(&mut self) -> Result<Option<(usize, Option<usize>)>, Fault> {
        let from = self.at;
        let end = self.letters[from..].iter().position(|letter| *letter == '}');
        let Some(end) = end.map(|end| from + end) else { return Err(self.fault(from, "count")) };
        let inner: String = self.letters[from + 1..end].iter().collect();
        let (least, most) = match inner.split_once(',') {
            None => (inner.parse().ok(), inner.parse().ok().map(Some)),
            Some((least, "")) => (least.parse().ok(), Some(None)),
            Some((least, most)) => (least.parse().ok(), most.parse().ok().map(Some)),
        };
        let (Some(least), Some(most)) = (least, most) else { return Err(self.fault(from, "count")) };
        self.at = end + 1;
        Ok(Some((least, most)))
    }

    fn escape(&mut self, from: usize) -> Result<Step, Fault> {
        let Some(letter) = self.peek() else { return Err(self.fault(from, "escape")) };
        self.at += 1;
        if let Some((ranges, negated)) = shorthand(letter) {
            return Ok(Step::Class(ranges, negated));
        }
        match letter {
            'b' => Ok(Step::Edge(true)),
            'B' => Ok(Step::Edge(false)),
            letter => plain_escape(letter).map(Step::Letter).ok_or(self.fault(from, "escape")),
        }
    }

    fn class(&mut self, from: usize) -> Result<Step, Fault> {
        let negated = self.take('^');
        let mut ranges = Vec::new();
        let mut first = true;
        loop {
            let Some(letter) = self.peek() else { return Err(self.fault(from, "class")) };
            self.at += 1;
            if letter == ']' && !first {
                return Ok(Step::Class(ranges, negated));
            }
            first = false;
            let low = match letter {
                '\\' => {
                    let Some(escaped) = self.peek() else { return Err(self.fault(from, "class")) };
                    self.at += 1;
                    match shorthand(escaped) {
                        Some((own, false)) => {
                            ranges.extend(own);
                            continue;
                        }
                        Some((own, true)) => {
                            ranges.extend(complement(own));
                            continue;
                        }
                        None => plain_escape(escaped).ok_or(self.fault(self.at - 2, "escape"))?,
                    }
                }
                letter => letter,
            };
            ranges.push((low, self.range_end(low, from)?));
        }
    }

    /// The end of `a-z` behind its `a`; the letter itself where no range follows.
    fn range_end(&mut self, low: char, from: usize) -> Result<char, Fault> {
        let next = self.letters.get(self.at + 1).copied();
        if self.peek() != Some('-') || matches!(next, None | Some(']')) {
            return Ok(low);
        }
        self.at += 2;
        match next {
            Some('\\') => {
                let escaped = self.peek().and_then(plain_escape);
                self.at += 1;
                escaped.filter(|high| *high >= low).ok_or(self.fault(from, "class"))
            }
            Some(high) if high >= low => Ok(high),
            _ => Err(self.fault(from, "class")),
        }
    }
}

/// `\d`, `\w`, `\s` and their opposites. Digits and letters are those of all scripts that are listed here.
fn shorthand(letter: char) -> Option<(Vec<(char, char)>, bool)> {
    let digits = [('0', '9'), ('٠', '٩'), ('۰', '۹')];
    let ranges = match letter.to_ascii_lowercase() {
        'd' => digits.to_vec(),
        's' => vec![('\t', '\r'), (' ', ' '), ('\u{A0}', '\u{A0}'), ('\u{2000}', '\u{200A}'), ('\u{3000}', '\u{3000}')],
        'w' => {
            let letters = [
                ('a', 'z'),
                ('A', 'Z'),
                ('_', '_'),
                ('\u{AA}', '\u{AA}'),
                ('\u{B5}', '\u{B5}'),
                ('\u{BA}', '\u{BA}'),
                ('\u{C0}', '\u{D6}'),
                ('\u{D8}', '\u{F6}'),
                ('\u{F8}', '\u{2C1}'),
                ('\u{370}', '\u{373}'),
                ('\u{376}', '\u{377}'),
                ('\u{37B}', '\u{37D}'),
                ('\u{386}', '\u{386}'),
                ('\u{388}', '\u{481}'),
                ('\u{48A}', '\u{587}'),
                ('\u{5D0}', '\u{5EA}'),
                ('\u{620}', '\u{65F}'),
                ('\u{66E}', '\u{6D3}'),
                ('\u{6D5}', '\u{6DC}'),
                ('\u{6EE}', '\u{6EF}'),
                ('\u{6FA}', '\u{6FC}'),
                ('\u{750}', '\u{77F}'),
                ('\u{900}', '\u{DF3}'),
                ('\u{E01}', '\u{1FFF}'),
                ('\u{3041}', '\u{D7A3}'),
            ];
            digits.into_iter().chain(letters).collect()
        }
        _ => return None,
    };
    Some((ranges, letter.is_ascii_uppercase()))
}

/// What lies between the ranges.
fn complement(mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    ranges.sort_unstable();
    let mut rest = Vec::new();
    let mut next = 0u32;
    for (low, high) in ranges {
        let before = (next..u32::from(low)).rev().find_map(char::from_u32);
        if let (Some(from), Some(to)) = ((next..u32::from(low)).find_map(char::from_u32), before) {
            rest.push((from, to));
        }
        next = next.max(u32::from(high) + 1);
    }
    if let Some(from) = (next..=u32::from(char::MAX)).find_map(char::from_u32) {
        rest.push((from, char::MAX));
    }
    rest
}

fn plain_escape(letter: char) -> Option<char> {
    match letter {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        letter if letter.is_ascii_alphanumeric() => None,
        letter => Some(letter),
    }
}

fn emit(tree: &Tree, steps: &mut Vec<Step>) -> Result<(), Fault> {
    if steps.len() > MOST {
        return Err(Fault { at: 0, reason: "long" });
    }
    match tree {
        Tree::Nothing => {}
        Tree::Step(step) => steps.push(step.clone()),
        Tree::Row(parts) => parts.iter().try_for_each(|part| emit(part, steps))?,
        Tree::Group(None, inner) => emit(inner, steps)?,
        Tree::Group(Some(number), inner) => {
            steps.push(Step::Save(number * 2));
            emit(inner, steps)?;
            steps.push(Step::Save(number * 2 + 1));
        }
        Tree::Either(branches) => either(branches, steps)?,
        Tree::Repeat { of, least, most, lazy } => {
            for _ in 0..*least {
                emit(of, steps)?;
            }
            match most {
                None => many(of, *lazy, steps)?,
                Some(most) => (*least..*most).try_for_each(|_| maybe(of, *lazy, steps))?,
            }
        }
    }
    Ok(())
}

fn either(branches: &[Tree], steps: &mut Vec<Step>) -> Result<(), Fault> {
    let mut ends = Vec::new();
    for (at, branch) in branches.iter().enumerate() {
        if at + 1 == branches.len() {
            emit(branch, steps)?;
            break;
        }
        let split = steps.len();
        steps.push(Step::Fits);
        emit(branch, steps)?;
        ends.push(steps.len());
        steps.push(Step::Fits);
        steps[split] = Step::Split(split + 1, steps.len());
    }
    let end = steps.len();
    ends.into_iter().for_each(|at| steps[at] = Step::Jump(end));
    Ok(())
}

fn many(of: &Tree, lazy: bool, steps: &mut Vec<Step>) -> Result<(), Fault> {
    let split = steps.len();
    steps.push(Step::Fits);
    emit(of, steps)?;
    steps.push(Step::Jump(split));
    let end = steps.len();
    steps[split] = if lazy { Step::Split(end, split + 1) } else { Step::Split(split + 1, end) };
    Ok(())
}

fn maybe(of: &Tree, lazy: bool, steps: &mut Vec<Step>) -> Result<(), Fault> {
    let split = steps.len();
    steps.push(Step::Fits);
    emit(of, steps)?;
    let end = steps.len();
    steps[split] = if lazy { Step::Split(end, split + 1) } else { Step::Split(split + 1, end) };
    Ok(())
}
