//! How much of a run is done and how long the rest may take, from what nodes of each kind took before.

use std::time::Instant;

use falaj_schema::pipeline::NodeKind;

/// Seconds a node of `kind` takes when nothing is known: some hundred thousand rows on a laptop.
fn supposed(kind: NodeKind) -> f64 {
    match kind {
        NodeKind::Source | NodeKind::Register => 0.1,
        NodeKind::Select | NodeKind::Label | NodeKind::Quality => 0.3,
        NodeKind::Join | NodeKind::Split | NodeKind::Evaluate => 0.6,
        NodeKind::Prepare | NodeKind::Predict | NodeKind::Report => 1.5,
        NodeKind::TrainLinear => 10.0,
        NodeKind::TrainMlp => 30.0,
        // An operation on tables.
        _ => 0.6,
    }
}

/// The work of one node.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Share {
    seconds: f64,
    measured: bool,
    done: f64,
}

/// Follows the work of a run.
#[derive(Debug)]
pub(crate) struct Clock {
    shares: Vec<Share>,
    begun: Instant,
}

impl Clock {
    /// For nodes given by kind, the seconds they usually take and whether there is work to do; else they take none.
    pub(crate) fn new(nodes: impl Iterator<Item = (NodeKind, Option<f64>, bool)>) -> Self {
        let share = |(kind, usual, works): (NodeKind, Option<f64>, bool)| {
            let seconds = if works { usual.unwrap_or(supposed(kind)).max(0.01) } else { 0.0 };
            Share { seconds, measured: !works || usual.is_some(), done: 0.0 }
        };
        Self { shares: nodes.map(share).collect(), begun: Instant::now() }
    }

    /// Node `node` begins.
    pub(crate) fn begin(&mut self, node: usize) {
        self.shares[node].done = 0.0;
        self.begun = Instant::now();
    }

    /// The work of node `node` is a part of that of node `last`.
    pub(crate) fn merge(&mut self, node: usize, last: usize) {
        let Share { seconds, measured, .. } = self.shares[node];
        self.shares[node] = Share { seconds: 0.0, measured: true, done: 1.0 };
        self.shares[last].seconds += seconds;
        self.shares[last].measured &= measured;
    }

    /// Share `done` of node `node` is done, 0 to 1.
    pub(crate) fn tell(&mut self, node: usize, done: f64) {
        self.shares[node].done = done.clamp(0.0, 1.0);
    }

    /// Seconds since the node at work began.
    pub(crate) fn seconds(&self) -> f64 {
        self.begun.elapsed().as_secs_f64()
    }

    /// Share of the run that is done, 0 to 1.
    pub(crate) fn done(&self) -> f64 {
        let all: f64 = self.shares.iter().map(|share| share.seconds).sum();
        let done: f64 = self.shares.iter().map(|share| share.seconds * share.done).sum();
        if all > 0.0 { done / all } else { 1.0 }
    }

    /// Seconds left while `node` is at work; none while the largest part of it is only supposed.
    pub(crate) fn remaining(&self, node: usize) -> Option<f64> {
        remaining(&self.shares, node, self.seconds())
    }

    /// Seconds left for `node`, which is at work: by its own rate, or by what nodes of its kind took.
    pub(crate) fn remaining_of(&self, node: usize) -> Option<f64> {
        remaining(&self.shares[node..=node], 0, self.seconds())
    }
}

fn remaining(shares: &[Share], node: usize, elapsed: f64) -> Option<f64> {
    let (mut known, mut supposed) = (0.0, 0.0);
    for (i, share) in shares.iter().enumerate().filter(|(_, share)| share.done < 1.0) {
        // Below a twentieth, start-up still distorts the rate.
        let rate_known = i == node && share.done >= 0.05;
        let rest = if rate_known { elapsed / share.done } else { share.seconds } * (1.0 - share.done);
        if rate_known || share.measured { known += rest } else { supposed += rest }
    }
    (known >= supposed).then_some(known + supposed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(seconds: f64, measured: bool, done: f64) -> Share {
        Share { seconds, measured, done }
    }

    #[test]
    fn the_rest_is_told_once_it_is_known() {
        let mut shares = [share(1.0, false, 1.0), share(30.0, false, 0.01), share(2.0, false, 0.0)];
        assert_eq!(remaining(&shares, 1, 0.5), None);
        shares[1].done = 0.25;
        // A quarter took 3 s, so three quarters take 9 s, and then comes what is supposed to take 2 s.
        assert_eq!(remaining(&shares, 1, 3.0), Some(11.0));
        let measured = [share(4.0, true, 0.0), share(2.0, true, 0.0)];
        assert_eq!(remaining(&measured, 0, 0.0), Some(6.0));
    }

    #[test]
    fn the_rest_of_a_node_is_its_own() {
        let nodes = [(NodeKind::Sort, Some(8.0), true), (NodeKind::TrainMlp, None, true)];
        let mut clock = Clock::new(nodes.into_iter());
        clock.begin(0);
        clock.tell(0, 0.04);
        let left = clock.remaining_of(0).unwrap();
        assert!((7.6..7.7).contains(&left), "too early for a rate: {left}");
        assert_eq!((clock.remaining(0), clock.remaining_of(1)), (None, None), "nobody knows how long training takes");
    }

    #[test]
    fn results_at_hand_count_for_nothing() {
        let nodes = [(NodeKind::Prepare, Some(8.0), false), (NodeKind::TrainMlp, Some(10.0), true)];
        let mut clock = Clock::new(nodes.into_iter());
        clock.begin(1);
        clock.tell(1, 0.5);
        assert_eq!(clock.done(), 0.5);
    }
}
