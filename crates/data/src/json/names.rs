//! The columns that records have so far: a tree of names, because objects stand in objects.

use std::collections::HashMap;

use super::parser::Halt;
use crate::reading::MOST_COLUMNS;

/// Members of an object from which on they are found by a table.
const MANY: usize = 16;

/// The tree; node 0 is the record itself.
#[derive(Debug)]
pub(super) struct Names {
    nodes: Vec<Node>,
    columns: Vec<String>,
    by_path: HashMap<String, usize>,
}

#[derive(Debug, Default)]
struct Node {
    key: Vec<u8>,
    path: String,
    /// Where it stands among the members of its parent.
    place: usize,
    children: Vec<usize>,
    by_key: HashMap<Vec<u8>, usize>,
    column: Option<usize>,
    /// The last attempt to read a record that had this name.
    seen: u64,
}

impl Default for Names {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], columns: Vec::new(), by_path: HashMap::new() }
    }
}

impl Names {
    /// The columns in the order in which they were first seen.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The member `key` of a node. `turn` says which one is expected, as members mostly come in the same order.
    pub(super) fn child(&mut self, node: usize, key: &[u8], turn: &mut usize) -> usize {
        let parent = &self.nodes[node];
        let expected = parent.children.get(*turn).copied().filter(|child| self.nodes[*child].key == key);
        let found = expected.or_else(|| self.find(node, key));
        let child = found.unwrap_or_else(|| self.add(node, key));
        *turn = self.nodes[child].place + 1;
        child
    }

    fn find(&self, node: usize, key: &[u8]) -> Option<usize> {
        let parent = &self.nodes[node];
        if parent.children.len() > MANY {
            return parent.by_key.get(key).copied();
        }
        parent.children.iter().copied().find(|child| self.nodes[*child].key == key)
    }

    fn add(&mut self, node: usize, key: &[u8]) -> usize {
        let child = self.nodes.len();
        let name = String::from_utf8_lossy(key);
        let parent = &mut self.nodes[node];
        let path = if node == 0 { name.into_owned() } else { format!("{}.{name}", parent.path) };
        let place = parent.children.len();
        parent.children.push(child);
        parent.by_key.insert(key.to_owned(), child);
        self.nodes.push(Node { key: key.to_owned(), path, place, ..Node::default() });
        child
    }

    /// Notes that the record read in this attempt has the name; true if it has it already.
    pub(super) fn see(&mut self, node: usize, attempt: u64) -> bool {
        std::mem::replace(&mut self.nodes[node].seen, attempt) == attempt
    }

    /// The column of a value at a node. Errors: there are too many.
    pub(super) fn column(&mut self, node: usize) -> Result<usize, Halt> {
        if let Some(column) = self.nodes[node].column {
            return Ok(column);
        }
        let path = match self.nodes[node].path.trim() {
            "" => format!("column_{}", self.columns.len() + 1),
            _ => self.nodes[node].path.clone(),
        };
        let column = match self.by_path.get(&path) {
            Some(column) => *column,
            None if self.columns.len() >= MOST_COLUMNS => return Err(Halt::Columns),
            None => {
                self.by_path.insert(path.clone(), self.columns.len());
                self.columns.push(path);
                self.columns.len() - 1
            }
        };
        self.nodes[node].column = Some(column);
        Ok(column)
    }

    /// The path of a node.
    pub(super) fn path(&self, node: usize) -> &str {
        &self.nodes[node].path
    }

    /// The columns at and below a node, whose names count as not seen from now on.
    pub(super) fn forget(&mut self, node: usize) -> Vec<usize> {
        let mut open = vec![node];
        let mut columns = Vec::new();
        while let Some(at) = open.pop() {
            columns.extend(self.nodes[at].column);
            for child in self.nodes[at].children.clone() {
                self.nodes[child].seen = 0;
                open.push(child);
            }
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_the_order_of_their_first_appearance() {
        let mut names = Names::default();
        let mut turn = 0;
        let b = names.child(0, b"b", &mut turn);
        let inner = names.child(b, b"x", &mut 0);
        names.column(inner).unwrap();
        let a = names.child(0, b"a", &mut turn);
        names.column(a).unwrap();
        let mut again = 0;
        assert_eq!((names.child(0, b"a", &mut again), names.child(0, b"b", &mut again)), (a, b));
        assert_eq!(names.columns(), ["b.x", "a"]);
        let dotted = names.child(0, b"b.x", &mut 0);
        assert_eq!(names.column(dotted), Ok(0), "the same path is the same column");
    }

    #[test]
    fn wide_objects_are_found_by_key() {
        let mut names = Names::default();
        let nodes: Vec<usize> = (0..5_000).map(|n| names.child(0, format!("k{n}").as_bytes(), &mut 9)).collect();
        assert!((0..5_000).rev().all(|n| names.child(0, format!("k{n}").as_bytes(), &mut 0) == nodes[n]));
    }
}
