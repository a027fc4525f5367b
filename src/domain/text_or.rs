//! Values in YAML that may be written short, as text, or long.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer, value::SeqAccessDeserializer},
};

/// Reads text, or a group of keys of the type `Long`.
pub(crate) fn text_or_map<'de, D, Long, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    Long: Deserialize<'de>,
    T: From<String> + From<Long>,
{
    struct TextOrMap<Long, T>(PhantomData<(Long, T)>);

    impl<'de, Long: Deserialize<'de>, T: From<String> + From<Long>> Visitor<'de> for TextOrMap<Long, T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("text or a group of keys")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(text.to_owned().into())
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            Long::deserialize(MapAccessDeserializer::new(map)).map(T::from)
        }
    }

    deserializer.deserialize_any(TextOrMap::<Long, T>(PhantomData))
}

/// Reads lines: a list of texts, or one text whose lines they are.
pub(crate) fn lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Lines;

    impl<'de> Visitor<'de> for Lines {
        type Value = Vec<String>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("text or a list of texts")
        }

        fn visit_str<E>(self, text: &str) -> Result<Vec<String>, E> {
            Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Vec<String>, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(sequence))
        }
    }

    deserializer.deserialize_any(Lines)
}
