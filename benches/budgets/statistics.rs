//! Numbers made of many measurements, and how they are written.

use std::time::Duration;

pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// A whole number with commas between its thousands.
pub fn count(number: usize) -> String {
    match number / 1_000 {
        0 => number.to_string(),
        thousands => format!("{},{:03}", count(thousands), number % 1_000),
    }
}

/// The value in the middle. It is not moved by the few runs that something else on the machine has slowed.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / 2.0 }
}

/// How many times as much the values are as those of the same turns in `base`.
pub fn ratio(values: &[f64], base: &[f64]) -> f64 {
    let ratios: Vec<f64> = values.iter().zip(base).map(|(value, base)| value / base).collect();
    median(&ratios)
}
