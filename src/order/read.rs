//! A cart whose figures are texts, as JavaScript hands them over.

use super::cart::{Cart, at};
use super::{Figure, Off, OrderError};
use crate::json::Decimal;

impl Cart {
    /// Reads the figure that stands at a member.
    pub fn read(&self, member: &str, figure: Figure, text: &str) -> Result<Decimal, OrderError> {
        figure.read(text, self.decimals(figure)).map_err(|fault| at(member, fault))
    }

    /// Reads the discount that stands below a member, if there is one: an amount, or a percentage.
    pub fn read_off(
        &self,
        member: &str,
        amount: Option<&str>,
        percent: Option<&str>,
    ) -> Result<Option<Off>, OrderError> {
        Ok(match (amount, percent) {
            (Some(amount), _) => {
                Some(Off::Amount(self.read(&format!("{member}.amount"), Figure::Discount, amount)?))
            }
            (None, Some(percent)) => {
                Some(Off::Percent(self.read(&format!("{member}.percent"), Figure::Percent, percent)?))
            }
            (None, None) => None,
        })
    }
}
