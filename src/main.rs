//! Red Heat.
fn main() {}
