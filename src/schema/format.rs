//! What a string must look like.

/// What a string must look like. Each is a `format` or a `pattern` of the API's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A URI with a scheme; an app's own scheme will do.
    Uri,
    /// A URI with a scheme, which ought to be `http` or `https`.
    WebUri,
    /// An RFC 3339 date and time.
    DateTime,
    /// An RFC 3339 full date.
    Date,
    /// A date, or a date and time, whose zone is UTC where none is given: what lists are filtered by.
    IsoDate,
    /// An RFC 3339 full time, or `hh:mm`.
    Time,
    /// Three upper-case letters that ISO 4217 assigns.
    Currency,
    /// Two upper-case letters that ISO 3166-1 assigns.
    Country,
    /// A country of ISO 3166-1, with two letters or three: the API's own samples show both.
    CountryAny,
    /// A merchant category: the four digits of ISO 18245.
    Category,
    /// `^\+?\d{5,15}$`.
    Phone,
    /// As [`Format::Phone`], with spaces allowed between the digits.
    PhoneSpaced,
    /// A mail address.
    Email,
    /// A UUID.
    Uuid,
    /// `^([0-9]*[.])?[0-9]+$`: an amount as decimal text.
    DecimalText,
    /// `^\d{2}/\d{4}$`: month and year.
    MonthYear,
    /// `^\d{6}$`.
    SixDigits,
}

impl Format {
    /// The name that a report gives it: that of the contract's `format`, or its pattern.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Uri => "uri",
            Self::WebUri => r"https?:\/\/_*",
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::IsoDate => "isodate",
            Self::Time => "time",
            Self::Currency => "currency",
            Self::Country => "country",
            Self::CountryAny => "iso-3166-1",
            Self::Category => "iso-18245",
            Self::Phone | Self::PhoneSpaced => "phone",
            Self::Email => "email",
            Self::Uuid => "uuid",
            Self::DecimalText => r"^([0-9]*[.])?[0-9]+$",
            Self::MonthYear => r"^\d{2}/\d{4}$",
            Self::SixDigits => r"^\d{6}$",
        }
    }

    /// A text that has the format, for whoever reads that another has not.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Uri | Self::WebUri => "https://shop.example/path",
            Self::DateTime | Self::IsoDate => "2030-12-24T18:00:00Z",
            Self::Date => "2030-12-24",
            Self::Time => "08:00",
            Self::Currency => "NOK",
            Self::Country | Self::CountryAny => "NO",
            Self::Category => "5814",
            Self::Phone | Self::PhoneSpaced => "+4799999999",
            Self::Email => "name@shop.example",
            Self::Uuid => "05c91a5b-9c3d-4214-a7e1-e472dbe22eb9",
            Self::DecimalText => "12.5",
            Self::MonthYear => "12/2030",
            Self::SixDigits => "123456",
        }
    }
}
