//! The TypeScript types in the repository are the ones the contract gives.

use falaj_tests::root;

#[test]
fn generated_types_are_fresh() {
    let file = "ui/src/lib/host/contract.gen.ts";
    let committed = std::fs::read_to_string(root().join(file)).unwrap_or_default();
    let fresh = falaj_schema::typescript::module();
    let first = committed.lines().zip(fresh.lines()).position(|(a, b)| a != b);
    assert!(committed == fresh, "{file} is stale (first difference: line {first:?}); run `cargo xtask codegen`");
}
