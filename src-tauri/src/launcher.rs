//! Progress on Studio's icon in the docks and taskbars of Linux. They listen for a signal on the message bus that Ubuntu's
//! dock began with and KDE, Dash to Dock and Plank took up: `com.canonical.Unity.LauncherEntry.Update`.

use gtk::gio::{self, prelude::*};
use gtk::glib::{Variant, VariantDict};

/// The file in packaging/linux by which a desktop knows the icon.
const APPLICATION: &str = "application://falaj-studio.desktop";
const OBJECT: &str = "/app/falaj/studio";
const INTERFACE: &str = "com.canonical.Unity.LauncherEntry";

/// Shows that so many percent are done, or that nothing is at work. Where nobody listens, nothing happens.
pub fn show(percent: Option<u64>) {
    let Ok(bus) = gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE) else { return };
    let about = VariantDict::new(None);
    about.insert("progress", percent.unwrap_or(0).min(100) as f64 / 100.0);
    about.insert("progress-visible", percent.is_some());
    let update = Variant::tuple_from_iter([APPLICATION.to_variant(), about.end()]);
    let _ = bus.emit_signal(None, OBJECT, INTERFACE, "Update", Some(&update));
}
