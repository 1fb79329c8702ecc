//! `falaj serve`: Studio's pages and the API over HTTP.

mod api;
mod events;
mod openapi;
mod pages;
mod token;
mod upload;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use falaj_app::App;
use falaj_schema::event::Event;
use falaj_schema::message::{Lang, text};
use falaj_schema::{Code, Error, Result};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::broadcast;

use crate::args::{Global, ServeArgs};

/// How long requests under way may take once the server is told to end.
const GRACE: std::time::Duration = std::time::Duration::from_secs(2);

/// What handlers share.
#[derive(Clone)]
struct Host {
    app: App,
    events: broadcast::Sender<Event>,
    token: Arc<str>,
    uploads: Arc<tempfile::TempDir>,
}

/// Serves until interrupted.
pub fn serve(args: &ServeArgs, global: &Global, lang: Lang) -> Result<ExitCode> {
    let internal = |e: std::io::Error| Error::new(Code::Internal).detail(e);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(internal)?;
    let (events, _) = broadcast::channel(4096);
    let root = falaj_app::locate(global.workspace.as_deref())?;
    let app = App::open(&root, events::sink(events.clone()))?;
    falaj_app::remember(&root);
    app.watch();
    let uploads = tempfile::Builder::new().prefix("falaj-upload-").tempdir();
    let host = Host {
        app: app.clone(),
        events,
        token: token::token(args.token_file.as_deref())?.into(),
        uploads: Arc::new(uploads.map_err(internal)?),
    };
    let served = runtime.block_on(listen(host, args, global, lang));
    // Runs at work end cleanly, so that none is left to be found dead.
    app.cancel_all();
    app.wait();
    served.map(|()| ExitCode::SUCCESS)
}

async fn listen(host: Host, args: &ServeArgs, global: &Global, lang: Lang) -> Result<()> {
    let taken = |e: std::io::Error| {
        let code = if e.kind() == std::io::ErrorKind::AddrInUse { Code::PortInUse } else { Code::Io };
        Error::new(code).with("host", &args.host).with("port", args.port).file(&args.host).detail(e)
    };
    let listener = TcpListener::bind((args.host.as_str(), args.port)).await.map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    announce(address, &host.token, global, lang);
    let served = axum::serve(listener, router(host)).with_graceful_shutdown(stopped());
    // An open page keeps its stream of events, which would never end: what is under way gets this long.
    let limit = async {
        stopped().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = async { served.await } => served.map_err(taken),
        () = limit => Ok(()),
    }
}

fn router(host: Host) -> Router {
    let guarded = Router::new()
        .route("/api/v1/events", get(events::stream))
        .route("/api/v1/upload", post(upload::upload))
        .route("/api/v1/{command}", post(api::call))
        .layer(axum::middleware::from_fn_with_state(host.clone(), token::require));
    Router::new()
        .merge(guarded)
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/health", get(|| async { "OK" }))
        .fallback(pages::page)
        .layer(axum::middleware::from_fn(pages::protect))
        .with_state(host)
}

/// Says once where to go; the token is in the part of the address that is never sent to a server.
fn announce(address: SocketAddr, token: &str, global: &Global, lang: Lang) {
    use std::io::Write;
    let url = format!("http://{address}");
    let open = format!("{url}/#token={token}");
    let line = if global.json {
        json!({ "url": url, "token": token, "open": open }).to_string()
    } else {
        text(lang, "serve-ready", &[("url", &open)])
    };
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

async fn stopped() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
