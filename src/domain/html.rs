//! HTML that is ready to be shown.

use serde::{Serialize, Serializer};

/// HTML that templates print as it is. Everything else that they print is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The template engine takes a value of its own as it is, and this one is marked as needing no escape.
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}
