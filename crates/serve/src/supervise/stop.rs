//! The request to end: a signal, or the file `stop` in the state folder.

use std::time::Duration;

use falaj_schema::server::STOP_FILE;
use tokio::sync::watch;

use super::files::Folder;

const POLL: Duration = Duration::from_millis(100);

/// Knows whether the end was asked for.
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Watches for signals and the file from now on.
    pub fn watch(folder: &Folder) -> Self {
        let (sender, receiver) = watch::channel(false);
        let file = folder.path(STOP_FILE);
        tokio::spawn(async move {
            let signal = crate::shutdown::signal();
            tokio::pin!(signal);
            loop {
                tokio::select! {
                    () = &mut signal => break,
                    () = tokio::time::sleep(POLL) => if file.exists() { break },
                }
            }
            let _ = sender.send(true);
        });
        Self(receiver)
    }

    /// Returns once the end was asked for, at once if it was before.
    pub async fn requested(&mut self) {
        // The sender goes only after it has sent; without that there is nobody left to ask for the end.
        if self.0.wait_for(|stop| *stop).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
