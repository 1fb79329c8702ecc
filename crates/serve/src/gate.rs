//! Accepting connections, until the server is about to end.

use std::net::SocketAddr;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A listener that accepts no more once it is closed; connections it has accepted go on.
///
/// Under a supervisor the port is shared, and what is not accepted here is accepted by the next server.
pub struct Gate {
    listener: TcpListener,
    closed: watch::Receiver<bool>,
}

impl Gate {
    /// Accepts from `listener` until `closed` becomes true.
    pub fn new(listener: TcpListener, closed: watch::Receiver<bool>) -> Self {
        Self { listener, closed }
    }
}

impl Listener for Gate {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        let accepted = tokio::select! {
            biased;
            Ok(_) = self.closed.wait_for(|closed| *closed) => None,
            // Errors of single connections are passed over in there.
            accepted = Listener::accept(&mut self.listener) => Some(accepted),
        };
        let Some((stream, address)) = accepted else { return std::future::pending().await };
        // Small answers go out at once instead of waiting to be joined with others.
        let _ = stream.set_nodelay(true);
        (stream, address)
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}
