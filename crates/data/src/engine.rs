//! What the query engine takes from the environment alone.

/// Groups that an aggregation keeps at hand, of which each thread has a table; the rows of others wait until its end. With
/// Polars' own 4,096, sums over 33,000 groups of 116 million rows held 5 GB. Many more than this cost time.
const GROUPS: (&str, &str) = ("POLARS_HOT_TABLE_SIZE", "65536");

/// Sets the query engine up for this process, save what the environment says already.
///
/// # Safety
///
/// Belongs at the beginning of `main`: no other thread may read the environment meanwhile.
pub unsafe fn set_up_engine() {
    let (name, value) = GROUPS;
    if std::env::var_os(name).is_none() {
        // SAFETY: the caller's promise.
        unsafe { std::env::set_var(name, value) };
    }
}
