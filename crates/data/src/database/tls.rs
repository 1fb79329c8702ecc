//! Encrypted connections to databases.

use std::path::Path;
use std::sync::Arc;

use falaj_schema::{Code, Error, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

/// A connector that trusts the machine's certificates, or only those in the PEM file `authority`.
/// Errors: `source_tls` where there is none to trust.
pub(super) fn connector(authority: Option<&Path>) -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    match authority {
        Some(path) => {
            let found =
                CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>);
            let found = found.map_err(|error| untrusted(path, &error.to_string()))?;
            roots.add_parsable_certificates(found);
            if roots.is_empty() {
                return Err(untrusted(path, "no certificate"));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(Code::Internal).detail(error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn untrusted(path: &Path, reason: &str) -> Error {
    Error::new(Code::SourceTls).with("place", path.display()).with("reason", reason)
}
