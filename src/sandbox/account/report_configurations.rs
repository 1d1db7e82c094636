//! `settlements.reportConfigurations`: who gets which settlement reports.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{list, object, set, text};
use super::super::{Sandbox, body};
use super::settlement::Settlement;
use super::{paging, parameters};
use crate::model::Operation;

const PAGE: usize = 100;

impl Sandbox {
    /// `GET /accounts/{aid}/settlements/reports/configuration`: the oldest first.
    pub(super) fn list_report_configurations(&self, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::ReportConfigurationsList, call)?;
        let limit = parameters::limit(&query, PAGE);
        let all = &self.account.report_configurations;
        let (items, more) = paging::after(all, text(&query, "/starting_after"), limit, id)?;
        let last = items.last().filter(|_| more).map(|last| json!(id(last)));
        Ok(Value::Object(object([("items", Some(json!(items))), ("starting_after", last)])))
    }

    /// `POST /accounts/{aid}/settlements/reports/configuration`.
    pub(super) fn create_report_configuration(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let mut configuration = body::read(Operation::ReportConfigurationsCreate, call)?;
        self.set_given(&mut configuration)?;
        self.account.report_configurations.push(configuration.clone());
        Ok(configuration)
    }

    /// `GET /accounts/{aid}/settlements/reports/configuration/{id}`.
    pub(super) fn report_configuration(&self, wanted: &str) -> Result<&Value, Refusal> {
        let found =
            self.account.report_configurations.iter().find(|configuration| id(configuration) == wanted);
        found.ok_or_else(unknown)
    }

    /// `PUT /accounts/{aid}/settlements/reports/configuration/{id}`: the body takes the place of all that was.
    pub(super) fn update_report_configuration(
        &mut self,
        wanted: &str,
        call: &Call<'_>,
    ) -> Result<Value, Refusal> {
        let created_at = self.report_configuration(wanted)?.get("created_at").cloned();
        let mut configuration = body::read(Operation::ReportConfigurationsUpdate, call)?;
        self.set_given(&mut configuration)?;
        set(&mut configuration, &["id"], json!(wanted));
        set(&mut configuration, &["created_at"], json!(created_at));
        let mut all = self.account.report_configurations.iter_mut();
        let place = all.find(|configuration| id(configuration) == wanted).ok_or_else(unknown)?;
        place.clone_from(&configuration);
        Ok(configuration)
    }

    /// `DELETE /accounts/{aid}/settlements/reports/configuration/{id}`: answers what was there.
    pub(super) fn delete_report_configuration(&mut self, wanted: &str) -> Result<Value, Refusal> {
        let all = &mut self.account.report_configurations;
        let place = all.iter().position(|configuration| id(configuration) == wanted).ok_or_else(unknown)?;
        Ok(all.remove(place))
    }

    /// What the API sets: what a body says of it does not count.
    fn set_given(&mut self, configuration: &mut Value) -> Result<(), Refusal> {
        for destination in list(configuration, "/destinations") {
            let by_mail = text(destination, "/destination_type") == Some("email");
            if by_mail && text(destination, "/destination_value").is_none_or(str::is_empty) {
                return Err(Refusal::bad(
                    "A destination of type email needs a destination_value: the address",
                ));
            }
        }
        let now = json!(iso(self.clock.now()));
        set(configuration, &["id"], json!(self.ids.uuid()));
        set(configuration, &["account_id"], json!(self.options.account_id));
        set(configuration, &["created_at"], now.clone());
        set(configuration, &["updated_at"], now);
        if let Some(destinations) = configuration.get_mut("destinations").and_then(Value::as_array_mut) {
            for destination in destinations {
                if destination.get("id").is_none() {
                    set(destination, &["id"], json!(self.ids.uuid()));
                }
            }
        }
        Ok(())
    }
}

/// Whether a configuration asks for the reports of a settlement: it has the provider, or names none, and one of its
/// filters has the seller, or it has none.
pub(super) fn wants(configuration: &Value, settlement: &Settlement) -> bool {
    let providers = list(configuration, "/providers");
    let filters = list(configuration, "/filters");
    let seller = settlement.payout_destination_id.as_deref();
    (providers.is_empty() || providers.contains(&json!(settlement.provider)))
        && (filters.is_empty() || filters.iter().any(|filter| text(filter, "/value") == seller))
}

fn id(configuration: &Value) -> &str {
    text(configuration, "/id").unwrap_or_default()
}

fn unknown() -> Refusal {
    Refusal::not_found("Report configuration")
}
