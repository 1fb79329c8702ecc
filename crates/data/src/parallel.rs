//! Work shared among the processors.

use std::sync::{Mutex, PoisonError};
use std::thread;

use falaj_schema::{Code, Error, Result};

/// Does `work` for each of `items` on all processors. Each thread begins with a state of its own; all of them are given back,
/// in no order. The first error ends it.
pub(crate) fn each<T, S: Send>(
    items: impl ExactSizeIterator<Item = T> + Send,
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> Result<()> + Sync,
) -> Result<Vec<S>> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len()).max(1);
    let queue = Mutex::new(items);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || -> Result<S> {
        let mut state = begin();
        while let Some(item) = next() {
            work(&mut state, item)?;
        }
        Ok(state)
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let own = run();
        let defect = |_| Err(Error::new(Code::Internal).detail("a thread panicked"));
        std::iter::once(own).chain(others.into_iter().map(|other| other.join().unwrap_or_else(defect))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once() {
        let add = |sum: &mut u32, item| {
            *sum += item;
            Ok(())
        };
        let sums = each(0..1_000u32, || 0, add).unwrap();
        assert_eq!(sums.iter().sum::<u32>(), 499_500);
        let mut items = vec![1; 7];
        let raise = |(): &mut (), item: &mut i32| {
            *item += 1;
            Ok(())
        };
        each(items.iter_mut(), || (), raise).unwrap();
        assert_eq!(items, [2; 7]);
        let refused = each(0..9, || (), |(), item| if item == 5 { Err(Error::new(Code::Cancelled)) } else { Ok(()) });
        assert_eq!(refused.unwrap_err().code, Code::Cancelled);
    }
}
