//! The names of the keys that a type is read from.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
    forward_to_deserialize_any,
};

/// The keys that `T` has, as its `Deserialize` names them; none for a type that is not read from named keys.
pub fn keys<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    // The type is asked to be read, tells what keys it wants, and gets nothing.
    T::deserialize(Asked).err().map_or(&[], |Keys(keys)| keys)
}

struct Asked;

/// The keys that were wanted, told as the error that ends the reading.
#[derive(Debug)]
struct Keys(&'static [&'static str]);

impl<'de> Deserializer<'de> for Asked {
    type Error = Keys;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Keys> {
        Err(Keys(fields))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Keys> {
        Err(Keys(&[]))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl Error for Keys {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self(&[])
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the keys are {}", self.0.join(", "))
    }
}

impl std::error::Error for Keys {}
