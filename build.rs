//! The theme in `themes/clinic` is compiled into the program, so a file added to it or taken from it calls for a new build.

fn main() {
    println!("cargo::rerun-if-changed=themes/clinic");
}
