//! The server: checks the model, opens the port, answers until it is told to end.

use std::future::IntoFuture;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use falaj_schema::{Code, Error, Result};
use tokio::sync::watch;

use crate::app::App;
use crate::gate::Gate;
use crate::model::{Served, VERSION};
use crate::report::{self, Ready};
use crate::{listen, routes, shutdown};

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of the model package.
    pub model: PathBuf,
    /// Name in the protocol's paths; the package's when not given.
    pub name: Option<String>,
    /// Version it answers as; 1 when not given.
    pub version: Option<String>,
    /// Address to listen on.
    pub host: String,
    /// Port; 0: any free one.
    pub port: u16,
    /// Most bytes of a request.
    pub max_body: usize,
    /// Number of an open listener that was handed down, instead of `host` and `port`.
    pub listen_fd: Option<i32>,
    /// Ends when standard input ends.
    pub supervised: bool,
}

/// Serves until told to end.
///
/// The port is opened after the whole package has been checked, so nobody ever talks to a server that can't answer.
///
/// # Errors
/// What is wrong with the package ([`Code::ModelDamaged`], [`Code::ModelNewer`] …), [`Code::PortInUse`] and the other
/// errors of [`listen::bind`].
pub fn run(options: Options) -> Result<()> {
    let model = Served::load(&options.model)?;
    let name = options.name.clone().unwrap_or_else(|| model.name().to_owned());
    let version = options.version.clone().unwrap_or_else(|| VERSION.to_owned());
    let app = Arc::new(App::new(name, version, model, options.max_body));
    let listener = listener(&options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(Code::Internal).detail(error))?;
    let result = runtime.block_on(serve(app, listener, &options));
    // Work that has not ended in its time does not hold up the end.
    runtime.shutdown_background();
    result
}

fn listener(options: &Options) -> Result<TcpListener> {
    match options.listen_fd {
        #[cfg(unix)]
        Some(fd) => listen::inherited(fd),
        #[cfg(not(unix))]
        Some(_) => Err(Error::new(Code::Internal).detail("listeners are not handed down here")),
        None => listen::bind(&options.host, options.port),
    }
}

async fn serve(app: Arc<App>, listener: TcpListener, options: &Options) -> Result<()> {
    let io = |error: std::io::Error| Error::new(Code::Io).detail(error);
    let listener = tokio::net::TcpListener::from_std(listener).map_err(io)?;
    let port = listener.local_addr().map_err(io)?.port();
    let (close, closed) = watch::channel(false);
    let (cut, mut cut_off) = watch::channel(false);
    let ready = Ready {
        ready: true,
        url: listen::url(&options.host, port),
        name: app.name.clone(),
        version: app.version.clone(),
        pid: std::process::id(),
    };
    tracing::info!(url = ready.url, model = app.name, version = app.version, "ready");
    let end = end(app.clone(), options.supervised, close, cut);
    let serving = axum::serve(Gate::new(listener, closed), routes::router(app)).with_graceful_shutdown(end);
    report::ready(&ready);
    tokio::select! {
        result = serving.into_future() => result.map_err(io),
        Ok(_) = cut_off.wait_for(|cut| *cut) => Ok(()),
    }
}

/// Returns when connections should be finished: told to end, no longer accepting, and a moment later. Requests that then
/// take too long are cut off.
async fn end(app: Arc<App>, supervised: bool, close: watch::Sender<bool>, cut: watch::Sender<bool>) {
    let input_end = async { if supervised { shutdown::input_end().await } else { std::future::pending().await } };
    tokio::select! {
        () = shutdown::signal() => {}
        () = input_end => {}
    }
    tracing::info!("ending");
    app.ending.store(true, Ordering::Relaxed);
    close.send_replace(true);
    tokio::time::sleep(shutdown::LINGER).await;
    tokio::spawn(async move {
        tokio::time::sleep(shutdown::GRACE).await;
        cut.send_replace(true);
    });
}
