//! `GET /api/v1/events`: what changes, as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{self, KeepAlive, Sse};
use falaj_schema::event::{Event, Sink, Topic};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;
use tokio_stream::{Stream, StreamExt};

use super::Host;

const EVERYTHING: [Topic; 9] = [
    Topic::Workspace,
    Topic::Datasets,
    Topic::Sources,
    Topic::Watched,
    Topic::Pipelines,
    Topic::Runs,
    Topic::Models,
    Topic::Deployments,
    Topic::Audit,
];

struct Fan(broadcast::Sender<Event>);

impl Sink for Fan {
    fn emit(&self, event: Event) {
        // Nobody listening is no failure.
        let _ = self.0.send(event);
    }
}

/// A sink that hands events to every listener.
pub fn sink(sender: broadcast::Sender<Event>) -> Arc<dyn Sink> {
    Arc::new(Fan(sender))
}

/// Streams events until the listener leaves.
pub async fn stream(State(host): State<Host>) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let events = BroadcastStream::new(host.events.subscribe()).filter_map(|event| {
        let event = match event {
            Ok(event) => event,
            // A listener too slow to keep up reads everything afresh.
            Err(BroadcastStreamRecvError::Lagged(_)) => Event::Stale { topics: EVERYTHING.to_vec() },
        };
        sse::Event::default().json_data(event).ok().map(Ok)
    });
    // The first event tells the listener that it is connected, and to ask again for what it may have missed.
    let hello = sse::Event::default().json_data(Event::Stale { topics: EVERYTHING.to_vec() }).ok().map(Ok);
    Sse::new(tokio_stream::iter(hello).chain(events)).keep_alive(KeepAlive::default())
}
