//! The port: opened by this process, or handed down by a supervisor that keeps it open.

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};

use falaj_schema::{Code, Error, Result};

/// Listens on `host` (an address or a name of this machine) and `port` (0: any free one).
///
/// # Errors
/// [`Code::PortInUse`] with `host` and `port`; [`Code::AccessDenied`] for a port that needs rights;
/// [`Code::HostInvalid`] (`host`) for a host that is not an address of this machine.
pub fn bind(host: &str, port: u16) -> Result<TcpListener> {
    let bad_host = |detail: String| Error::new(Code::HostInvalid).with("host", host).detail(detail);
    let addresses: Vec<SocketAddr> =
        (bare(host), port).to_socket_addrs().map_err(|error| bad_host(error.to_string()))?.collect();
    let listener = TcpListener::bind(&addresses[..]).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => Error::new(Code::PortInUse).with("port", port).with("host", host).detail(error),
        ErrorKind::PermissionDenied => Error::new(Code::AccessDenied).file(url(host, port)).detail(error),
        ErrorKind::AddrNotAvailable | ErrorKind::InvalidInput => bad_host(error.to_string()),
        _ => Error::new(Code::Io).file(url(host, port)).detail(error),
    })?;
    listener.set_nonblocking(true).map_err(|error| Error::new(Code::Io).file(url(host, port)).detail(error))?;
    Ok(listener)
}

/// The listener that a supervisor left open under the number `fd`.
#[cfg(unix)]
pub fn inherited(fd: i32) -> Result<TcpListener> {
    use std::os::fd::{FromRawFd, OwnedFd};
    let refuse = |detail: String| Error::new(Code::Internal).detail(format!("listener {fd}: {detail}"));
    // SAFETY: fcntl on any number is harmless; it fails when the number is not an open descriptor.
    if fd <= 2 || unsafe { libc::fcntl(fd, libc::F_GETFD) } < 0 {
        return Err(refuse("not an open descriptor".to_owned()));
    }
    // SAFETY: the descriptor is open, and nothing else in this process uses it: it was handed over for this.
    let listener = TcpListener::from(unsafe { OwnedFd::from_raw_fd(fd) });
    listener.local_addr().map_err(|error| refuse(error.to_string()))?;
    listener.set_nonblocking(true).map_err(|error| refuse(error.to_string()))?;
    Ok(listener)
}

/// The base address of a server on `host` and `port`, as a client on this machine uses it.
pub fn url(host: &str, port: u16) -> String {
    match bare(host).parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) if address.is_unspecified() => format!("http://127.0.0.1:{port}"),
        Ok(IpAddr::V6(address)) if address.is_unspecified() => format!("http://[::1]:{port}"),
        Ok(IpAddr::V6(address)) => format!("http://[{address}]:{port}"),
        _ => format!("http://{host}:{port}"),
    }
}

// IPv6 addresses come with and without brackets.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taken_port_is_named() {
        let first = bind("127.0.0.1", 0).unwrap();
        let port = first.local_addr().unwrap().port();
        let error = bind("127.0.0.1", port).unwrap_err();
        assert_eq!((error.code, error.params["port"].as_str()), (Code::PortInUse, port.to_string().as_str()));
    }

    #[test]
    fn foreign_host_is_refused() {
        assert_eq!(bind("192.0.2.1", 0).unwrap_err().code, Code::HostInvalid);
    }

    #[test]
    fn addresses_a_client_can_use() {
        assert_eq!(url("0.0.0.0", 80), "http://127.0.0.1:80");
        assert_eq!(url("::1", 80), "http://[::1]:80");
        assert_eq!(url("[::]", 80), "http://[::1]:80");
        assert_eq!(url("localhost", 80), "http://localhost:80");
    }
}
