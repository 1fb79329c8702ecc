//! Running the steps of a regular expression over a text.

use super::compile::Step;

/// Where it fits first, the way that comes first among several: bytes from and to of each group.
pub(super) fn run(program: &[Step], groups: usize, any_case: bool, text: &str) -> Option<Vec<Option<(usize, usize)>>> {
    let mut machine = Machine { program, any_case, text, seen: vec![usize::MAX; program.len()] };
    let mut ways: Vec<Way> = Vec::new();
    let mut found: Option<Vec<Option<usize>>> = None;
    let mut round = 0;
    let mut letters = text.char_indices();
    loop {
        let (at, letter) = letters.next().map_or((text.len(), None), |(at, letter)| (at, Some(letter)));
        let mut now = Vec::new();
        for way in std::mem::take(&mut ways) {
            machine.follow(way, at, round, &mut now);
        }
        // A new try begins at every letter, behind those that began before.
        if found.is_none() {
            machine.follow(Way { step: 0, slots: vec![None; groups * 2] }, at, round, &mut now);
        }
        for way in now {
            match (&program[way.step], letter) {
                (Step::Fits, _) => {
                    // Ways behind this one are worse.
                    found = Some(way.slots);
                    break;
                }
                (step, Some(letter)) if machine.takes(step, letter) => {
                    ways.push(Way { step: way.step + 1, slots: way.slots });
                }
                _ => {}
            }
        }
        if letter.is_none() || (ways.is_empty() && found.is_some()) {
            break;
        }
        round += 1;
    }
    let slots = found?;
    Some(slots.chunks(2).map(|pair| pair[0].zip(pair[1])).collect())
}

/// One way through the steps.
struct Way {
    step: usize,
    slots: Vec<Option<usize>>,
}

struct Machine<'a> {
    program: &'a [Step],
    any_case: bool,
    text: &'a str,
    /// The round in which each step was last reached; a second way to it is a worse one.
    seen: Vec<usize>,
}

impl Machine<'_> {
    /// Follows the steps that take no letter.
    fn follow(&mut self, way: Way, at: usize, round: usize, now: &mut Vec<Way>) {
        let mut open = vec![way];
        while let Some(mut way) = open.pop() {
            if self.seen[way.step] == round {
                continue;
            }
            self.seen[way.step] = round;
            let next = way.step + 1;
            match &self.program[way.step] {
                Step::Jump(to) => open.push(Way { step: *to, slots: way.slots }),
                Step::Split(first, second) => {
                    open.push(Way { step: *second, slots: way.slots.clone() });
                    open.push(Way { step: *first, slots: way.slots });
                }
                Step::Save(slot) => {
                    way.slots[*slot] = Some(at);
                    open.push(Way { step: next, slots: way.slots });
                }
                Step::Start if at == 0 => open.push(Way { step: next, slots: way.slots }),
                Step::End if at == self.text.len() => open.push(Way { step: next, slots: way.slots }),
                Step::Edge(wanted) if self.is_edge(at) == *wanted => open.push(Way { step: next, slots: way.slots }),
                Step::Start | Step::End | Step::Edge(_) => {}
                _ => now.push(way),
            }
        }
    }

    fn is_edge(&self, at: usize) -> bool {
        let is_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        is_word(self.text[..at].chars().next_back()) != is_word(self.text[at..].chars().next())
    }

    fn takes(&self, step: &Step, letter: char) -> bool {
        let fits = |letter: char| match step {
            Step::Letter(own) => *own == letter || (self.any_case && simple_lower(*own) == simple_lower(letter)),
            Step::Any => letter != '\n',
            Step::Class(ranges, negated) => {
                let inside = |letter: char| ranges.iter().any(|(low, high)| (*low..=*high).contains(&letter));
                let other = if self.any_case { other_case(letter) } else { letter };
                (inside(letter) || inside(other)) != *negated
            }
            _ => false,
        };
        fits(letter)
    }
}

fn simple_lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn other_case(letter: char) -> char {
    let lower = simple_lower(letter);
    if lower == letter { letter.to_uppercase().next().unwrap_or(letter) } else { lower }
}
