//! Where the arithmetic happens. Each build of the runner is for one kind of device.

use candle_core::Device;
use falaj_schema::Result;
#[cfg(any(feature = "cuda", feature = "metal"))]
use falaj_schema::{Code, Error};

/// The kind of device of this build.
pub const KIND: &str = if cfg!(feature = "cuda") {
    "cuda"
} else if cfg!(feature = "metal") {
    "metal"
} else {
    "cpu"
};

/// The device of this build. `device_missing` if the machine has none.
pub fn device() -> Result<Device> {
    #[cfg(feature = "cuda")]
    return Device::new_cuda(0).map_err(missing);
    #[cfg(all(feature = "metal", not(feature = "cuda")))]
    return Device::new_metal(0).map_err(missing);
    #[cfg(not(any(feature = "cuda", feature = "metal")))]
    Ok(Device::Cpu)
}

#[cfg(any(feature = "cuda", feature = "metal"))]
fn missing(error: candle_core::Error) -> Error {
    #[cfg(feature = "cuda")]
    if crate::cuda::lacks_memory(&error) {
        return crate::trainer::tensor_error(error);
    }
    Error::new(Code::DeviceMissing).with("device", KIND).detail(error)
}

/// The device's name in events: `cpu`, `cuda:0`, `metal:0`.
pub fn name(device: &Device) -> &'static str {
    match device {
        Device::Cpu => "cpu",
        Device::Cuda(_) => "cuda:0",
        Device::Metal(_) => "metal:0",
    }
}
