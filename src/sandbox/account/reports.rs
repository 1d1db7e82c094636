//! Reports: what is known of them, and their files.
//!
//! With each settlement come the reports of every report configuration that asks for it: one for each of its file
//! types. A type that has `pdf` in its name is a PDF file, any other a table in CSV. A seller whose approval says
//! `create_report_configuration` gets reports of each settlement too, whatever the schedule: of the content types that
//! it names, or of all. Where nobody asks, there is no report; the settlement has its attachments all the same.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::api::Call;
use super::super::clock::iso;
use super::super::json::{list, object, text};
use super::super::{Sandbox, body, query};
use super::approval::Approval;
use super::attachments::FileType;
use super::report_configurations::wants;
use super::settlement::Settlement;
use super::{paging, parameters};
use crate::model::Operation;
use crate::wire::{Headers, Response};

const PAGE: usize = 10;

/// How long the key of a report's address is. It does not expire in the sandbox.
const SIGNATURE_LENGTH: usize = 32;

/// A report as it is stored.
#[derive(Debug)]
pub(super) struct Report {
    id: String,
    /// What its address must carry.
    signature: String,
    settlement_id: String,
    order: Order,
    file_type: FileType,
    /// Unix milliseconds.
    at: i64,
}

/// Who asked for a report, and how.
#[derive(Clone, Debug)]
struct Order {
    /// The report configuration, or the approval.
    id: String,
    schedule: String,
    /// What the account knows its reports by.
    name: Option<String>,
    file_types: Vec<FileType>,
}

impl Order {
    fn of_configuration(configuration: &Value) -> Self {
        let file_type = |name: &str| match name.to_ascii_lowercase().contains("pdf") {
            true => FileType::Pdf,
            false => FileType::Csv,
        };
        let names = list(configuration, "/filetypes").iter().filter_map(Value::as_str);
        Self {
            id: text(configuration, "/id").unwrap_or_default().to_owned(),
            schedule: "daily".to_owned(),
            name: None,
            file_types: names.map(file_type).collect(),
        }
    }

    /// What a seller's approval asks for, if it does.
    fn of_approval(approval: &Approval) -> Option<Self> {
        let asked = approval.body.get("report_configuration")?;
        asked.get("create_report_configuration").filter(|asked| **asked == json!(true))?;
        let types = list(asked, "/content_types");
        let wanted =
            |file_type: &FileType| types.is_empty() || types.contains(&json!(file_type.content_type()));
        Some(Self {
            id: approval.text("/id").unwrap_or_default().to_owned(),
            schedule: text(asked, "/schedule").unwrap_or("daily").to_owned(),
            name: text(asked, "/reference").map(str::to_owned),
            file_types: FileType::ALL.into_iter().filter(wanted).collect(),
        })
    }
}

impl Sandbox {
    /// Makes the reports of a settlement.
    pub(super) fn report(&mut self, settlement: &Settlement) {
        let configurations = self.account.report_configurations.iter();
        let wanting = configurations.filter(|configuration| wants(configuration, settlement));
        let seller = settlement.payout_destination_id.as_deref();
        let approved = |approval: &&Approval| {
            Some(approval.seller()) == seller && approval.active_since().is_some_and(|at| at <= settlement.at)
        };
        let approvals = self.account.approvals.iter().filter(approved).filter_map(Order::of_approval);
        for order in wanting.map(Order::of_configuration).chain(approvals) {
            for file_type in order.file_types.clone() {
                self.account.reports.push(Report {
                    id: self.ids.uuid(),
                    signature: self.ids.text(SIGNATURE_LENGTH),
                    settlement_id: settlement.id.clone(),
                    order: order.clone(),
                    file_type,
                    at: settlement.at,
                });
            }
        }
    }

    /// `GET /accounts/{aid}/reports/metadata`: the latest first.
    pub(super) fn list_reports(&self, call: &Call<'_>) -> Result<Value, Refusal> {
        let query = body::read_query(Operation::ReportsList, call)?;
        let limit = parameters::limit(&query, PAGE);
        let latest = self.account.reports.iter().rev();
        let (page, more) =
            paging::after(latest, text(&query, "/starting_after"), limit, |report| &report.id)?;
        let reports: Result<Vec<_>, _> =
            page.iter().map(|report| self.metadata(report, &call.url.origin)).collect();
        let last = page.last().filter(|_| more).map(|last| json!(last.id));
        Ok(Value::Object(object([("reports", Some(json!(reports?))), ("starting_after", last)])))
    }

    /// The file of a report, at its signed address: whoever has that may read it.
    pub(in crate::sandbox) fn report_file(&self, id: &str, call: &Call<'_>) -> Result<Response, Refusal> {
        let found = self.account.reports.iter().find(|report| report.id == id);
        let report = found.ok_or_else(|| Refusal::not_found("Report"))?;
        if query::value(&call.url.search, "signature").is_none_or(|given| given != report.signature) {
            return Err(Refusal::new(
                403,
                "The signature of the address is not the report's: list the reports",
            ));
        }
        let file = self.settlement(&report.settlement_id)?.file(report.file_type);
        let headers = Headers::from_iter([
            ("content-type", report.file_type.content_type().to_owned()),
            ("content-disposition", format!("attachment; filename=\"{}\"", report.file_name())),
            ("cache-control", "no-store".to_owned()),
        ]);
        Ok(Response { status: 200, headers, body: file.into_bytes() })
    }

    fn metadata(&self, report: &Report, origin: &str) -> Result<Value, Refusal> {
        let settlement = self.settlement(&report.settlement_id)?;
        let (from, to) = settlement.period();
        let seller = settlement.payout_destination_id.as_ref();
        let filters = seller.map(|id| json!({ "filter": "operation_payout_destination", "value": id }));
        let url = format!("{origin}/v1/reports/{}?signature={}", report.id, report.signature);
        Ok(Value::Object(object([
            ("id", Some(json!(report.id))),
            ("report_job_id", Some(json!(report.settlement_id))),
            ("account_id", Some(json!(self.options.account_id))),
            ("template_id", Some(json!("settlement"))),
            ("content_type", Some(json!(report.file_type.content_type()))),
            ("content_language", Some(json!("en"))),
            ("created_by", Some(json!("sandbox"))),
            ("created_at", Some(json!(iso(report.at)))),
            ("data_from", Some(json!(from))),
            ("data_to", Some(json!(to))),
            ("schedule", Some(json!(report.order.schedule))),
            ("report_file_name", Some(json!(report.file_name()))),
            ("custom_report_name", report.order.name.as_ref().map(|name| json!(name))),
            ("report_config_id", Some(json!(report.order.id))),
            ("data_type", Some(json!("settlement"))),
            ("signed_url", Some(json!(url))),
            ("report_filters", Some(filters.into_iter().collect())),
        ])))
    }
}

impl Report {
    fn file_name(&self) -> String {
        format!("settlement-{}.{}", self.settlement_id, self.file_type.extension())
    }
}
