//! Work shared among the processors.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use falaj_schema::{Code, Error, Result};

/// Does `work` for each of `items` on all processors. Each thread begins with a state of its own; all of them are given back,
/// in no order. The first error ends it.
pub(crate) fn each<T, S: Send>(
    items: impl ExactSizeIterator<Item = T> + Send,
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> Result<()> + Sync,
) -> Result<Vec<S>> {
    let threads = threads().min(items.len()).max(1);
    let queue = Mutex::new(items);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || -> Result<S> {
        let mut state = begin();
        while let Some(item) = next() {
            work(&mut state, item)?;
        }
        Ok(state)
    };
    if threads == 1 {
        return Ok(vec![run()?]);
    }
    let states = Mutex::new(Vec::with_capacity(threads));
    let told = || {
        let defect = |_| Err(Error::new(Code::Internal).detail("a thread panicked"));
        let state = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(defect);
        states.lock().unwrap_or_else(PoisonError::into_inner).push(state);
    };
    // The threads of the pool stay from one batch to the next: to start and to end some costs as much as a small column.
    rayon::scope(|scope| (0..threads).for_each(|_| scope.spawn(|_| told())));
    states.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

/// How many threads work at once.
pub(crate) fn threads() -> usize {
    rayon::current_num_threads()
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
