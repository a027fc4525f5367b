//! The cards that a table of risks is shown as.

use fluent_bundle::FluentArgs;

use crate::{
    domain::{
        html::Html,
        risk::{self, Detail, Risk, RiskRow, RiskView},
    },
    markdown::{
        Extent, Fragment, Slot,
        structure::{Piece, Table},
    },
    render::fragment::Renderer,
};

impl Renderer<'_> {
    /// The cards of a table of risks; none where something in it is mistaken, so that it is shown as it was written.
    pub(super) fn risks(&mut self, fragment: &Fragment, table: &Table) -> Option<Vec<RiskView>> {
        let risks: Option<Vec<Risk>> = risk::rows(table).map(|row| self.risk(fragment, &table.head, row)).collect();
        let separator = self.setting.theme().locale.message("thousands", &FluentArgs::new());
        risks.filter(|risks| !risks.is_empty()).map(|risks| risk::cards(risks, separator.as_deref().unwrap_or(",")))
    }

    fn risk(&mut self, fragment: &Fragment, head: &[Piece], row: RiskRow<'_>) -> Option<Risk> {
        let RiskRow { name, cell, frequency, details, .. } = row;
        let frequency = frequency.ok()?;
        let name = self.html_of(fragment, name);
        let details = head.iter().skip(2).zip(details).filter(|(_, text)| !text.is_empty());
        let details = details
            .map(|(heading, text)| Detail {
                heading: self.html_of(fragment, heading),
                text: self.html_of(fragment, text),
            })
            .collect();
        let is_drawn = fragment.html[cell.extent.html.clone()].contains("<strong>");
        (!name.0.is_empty()).then(|| Risk {
            name,
            frequency,
            is_drawn,
            notes: self.notes(fragment, &cell.extent),
            details,
        })
    }

    fn html_of(&mut self, fragment: &Fragment, piece: &Piece) -> Html {
        Html(self.render(fragment, piece.extent.clone()))
    }

    /// The references to footnotes and sources in a part of a text.
    fn notes(&mut self, fragment: &Fragment, part: &Extent) -> Html {
        let mut notes = String::new();
        for (_, slot) in &fragment.slots[part.slots.clone()] {
            if matches!(slot, Slot::FootnoteReference { .. } | Slot::Citation { .. }) {
                self.fill(*slot, &mut notes);
            }
        }
        Html(notes)
    }
}
