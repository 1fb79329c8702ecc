//! Where the arithmetic happens. Each build of the runner is for one kind of device.

use candle_core::Device;
use falaj_schema::Result;

#[cfg(any(feature = "cuda", feature = "metal"))]
use crate::trainer::tensor_error;

/// The device of this build.
pub fn device() -> Result<Device> {
    #[cfg(feature = "cuda")]
    return Device::new_cuda(0).map_err(tensor_error);
    #[cfg(all(feature = "metal", not(feature = "cuda")))]
    return Device::new_metal(0).map_err(tensor_error);
    #[cfg(not(any(feature = "cuda", feature = "metal")))]
    Ok(Device::Cpu)
}

/// The device's name in events: `cpu`, `cuda:0`, `metal:0`.
pub fn name(device: &Device) -> &'static str {
    match device {
        Device::Cpu => "cpu",
        Device::Cuda(_) => "cuda:0",
        Device::Metal(_) => "metal:0",
    }
}
