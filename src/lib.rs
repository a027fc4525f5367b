//! Careleaf turns Markdown pages about a treatment into a clinic's website, with an index of their questions.
//!
//! The modules in the order in which data flows through them; a module uses only those above it:
//!
//! 1. [`source`]: the files, the day and the options that a site is built from.
//! 2. [`diagnostic`]: what is told of a mistake.
//! 3. [`markdown`]: a Markdown text becomes HTML with open places, and what stands in it.
//! 4. [`domain`]: the concepts of patient information, each with its shape and its view.
//! 5. [`parse`]: a file becomes a document, the configuration, or a theme.
//! 6. [`site`]: documents become a site with addresses, an order and an index of questions.
//! 7. [`check`]: the rules that a site has to keep.
//! 8. [`render`]: views become HTML and the other files of a website.
//! 9. [`cache`]: what the build before computed.
//! 10. [`build`](mod@build): all of this in one function, from a [`World`] to [`Built`].
//! 11. [`shell`]: the program around it, with all of its input and output.
//!
//! A site can be built without a disk:
//!
//! ```
//! use careleaf::{Cache, Files, Options, SourcePath, World, build};
//!
//! let mut files = Files::default();
//! files.insert(SourcePath::new("content/index.md"), "---\ntitle: Veins\n---\n\nHello.\n".into());
//! let world = World { files, today: jiff::civil::date(2026, 6, 1), options: Options::default() };
//! let built = build(&world, &mut Cache::default());
//! assert!(built.output.contains_key("index.html"));
//! ```

pub mod build;
pub mod cache;
pub mod check;
pub mod diagnostic;
pub mod domain;
pub mod markdown;
pub mod parse;
pub mod render;
pub mod shell;
pub mod site;
pub mod source;

pub use build::{Built, Prepared, build, prepare};
pub use cache::Cache;
pub use source::{FileContent, Files, Options, SourcePath, World};
