//! When to end: a signal, or the end of standard input under a supervisor.

use std::io::Read;
use std::time::Duration;

/// How long open connections go on as before, once no new ones are accepted: a request that is on its way arrives.
pub const LINGER: Duration = Duration::from_millis(250);
/// How long requests under way may take after that. Both together are less than a supervisor's patience.
pub const GRACE: Duration = Duration::from_secs(4);

/// Returns at the first SIGTERM or interrupt.
pub async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        // Without a handler the signal ends the process at once, which is the next best thing.
        let (Ok(mut term), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Returns when standard input ends, which under a supervisor means that it asks for the end or is gone itself.
pub async fn input_end() {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    // A thread of its own: a blocking read on the runtime's pool would keep the process from ending.
    let reading = std::thread::Builder::new().name("stdin".to_owned()).spawn(move || {
        let mut buffer = [0; 64];
        let mut input = std::io::stdin().lock();
        while input.read(&mut buffer).is_ok_and(|count| count > 0) {}
        let _ = sender.send(());
    });
    if reading.is_err() || receiver.await.is_err() {
        std::future::pending::<()>().await;
    }
}
