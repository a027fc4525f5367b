//! The newest value of a computation, kept with the input that it was computed from.

use std::sync::Arc;

/// Computes a value again only where its input has changed.
pub(super) struct Latest<Input, Value> {
    newest: Option<(Input, Arc<Value>)>,
}

/// A shared value that equals only itself: exact, and quick, for values that are kept.
pub(super) struct SameObject<T>(pub Arc<T>);

impl<Input: PartialEq, Value> Latest<Input, Value> {
    /// The value for `input`: the one before where the input is equal.
    pub fn refresh(&mut self, input: Input, compute: impl FnOnce(&Input) -> Value) -> Arc<Value> {
        self.refresh_unless(input, compute, |_, _| false)
    }

    /// As [`refresh`](Self::refresh); where another input gives an equal value, that is the very same object as before, so
    /// that nothing that is made from it has to be made again.
    pub fn refresh_cutting_off(&mut self, input: Input, compute: impl FnOnce(&Input) -> Value) -> Arc<Value>
    where
        Value: PartialEq,
    {
        self.refresh_unless(input, compute, |value, before| value == before)
    }

    fn refresh_unless(
        &mut self,
        input: Input,
        compute: impl FnOnce(&Input) -> Value,
        is_as_before: impl FnOnce(&Value, &Value) -> bool,
    ) -> Arc<Value> {
        let value = match self.newest.take() {
            Some((known, value)) if known == input => value,
            Some((_, before)) => {
                let value = compute(&input);
                if is_as_before(&value, &before) { before } else { Arc::new(value) }
            }
            None => Arc::new(compute(&input)),
        };
        self.newest = Some((input, value.clone()));
        value
    }
}

impl<Input, Value> Default for Latest<Input, Value> {
    fn default() -> Self {
        Self { newest: None }
    }
}

impl<T> SameObject<T> {
    pub fn of(object: &Arc<T>) -> Self {
        Self(object.clone())
    }
}

impl<T> Clone for SameObject<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T> PartialEq for SameObject<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_computed_again_only_for_another_input() {
        let mut latest: Latest<i32, i32> = Latest::default();
        assert_eq!(*latest.refresh(1, |input| input * 2), 2);
        assert_eq!(*latest.refresh(1, |_| unreachable!("the input is the same")), 2);
        assert_eq!(*latest.refresh(2, |input| input * 2), 4);
    }

    #[test]
    fn an_equal_value_is_the_same_object() {
        let mut latest: Latest<i32, bool> = Latest::default();
        let even = |input: &i32| input % 2 == 0;
        let first = latest.refresh_cutting_off(2, even);
        assert!(Arc::ptr_eq(&first, &latest.refresh_cutting_off(4, even)));
        assert!(!Arc::ptr_eq(&first, &latest.refresh_cutting_off(5, even)));
    }
}
