//! Currencies: which there are, and how small their smallest unit is.

/// A currency of ISO 4217.
///
/// ```
/// use dintero_wasm::model::Currency;
///
/// let decimals = |code| Currency::from_code(code).and_then(Currency::decimals);
/// assert_eq!(["JPY", "NOK", "KWD", "XAU", "nok"].map(decimals), [Some(0), Some(2), Some(3), None, None]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The currency of three upper-case letters, if ISO 4217 assigns them.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        among(code, CODES).map(Self)
    }

    /// The three letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// How many decimals an amount has: 2 for NOK, 0 for JPY, 3 for KWD. `None` for what has no minor unit, as metals,
    /// funds and units of account, in which nothing is sold.
    #[must_use]
    pub fn decimals(self) -> Option<u8> {
        let listed = NOT_TWO.iter().find(|(codes, _)| among(self.0, codes).is_some());
        listed.map_or(Some(2), |(_, decimals)| *decimals)
    }
}

/// The code as it stands in a list of codes.
fn among(code: &str, codes: &'static str) -> Option<&'static str> {
    let at = codes.as_bytes().chunks_exact(3).position(|assigned| assigned == code.as_bytes())?;
    let start = at.checked_mul(3)?;
    codes.get(start..start.checked_add(3)?)
}

/// Every code that ISO 4217 assigns.
const CODES: &str = "\
    AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBHDBIFBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCLFCLPCNY\
    COPCOUCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQD\
    IRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXN\
    MXVMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRD\
    SSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUSNUYIUYUUYWUZSVEDVESVNDVUVWSTXADXAFXAGXAUXBA\
    XBBXBCXBDXCDXCGXDRXOFXPDXPFXPTXSUXTSXUAXXXYERZARZMWZWG";

/// Those whose amounts have not two decimals.
const NOT_TWO: [(&str, Option<u8>); 4] = [
    ("BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF", Some(0)),
    ("BHDIQDJODKWDLYDOMRTND", Some(3)),
    ("CLFUYW", Some(4)),
    ("XAGXAUXBAXBBXBCXBDXDRXPDXPTXSUXTSXUAXXX", None),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_assigned_or_not() {
        for code in ["NOK", "SEK", "DKK", "EUR", "JPY", "KWD", "AED", "ZWG"] {
            assert_eq!(Currency::from_code(code).map(Currency::code), Some(code));
        }
        for code in ["", "nok", "NO", "NOKK", "XYZ", "OKN", "EDA"] {
            assert_eq!(Currency::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn what_has_other_decimals_is_a_currency_and_listed_once() {
        assert_eq!(CODES.len() % 3, 0);
        let codes: Vec<&[u8]> = NOT_TWO.iter().flat_map(|(codes, _)| codes.as_bytes().chunks(3)).collect();
        for code in &codes {
            assert!(Currency::from_code(std::str::from_utf8(code).unwrap()).is_some(), "{code:?}");
            assert_eq!(codes.iter().filter(|other| other == &code).count(), 1, "{code:?}");
        }
    }

    #[test]
    fn the_rest_has_two_decimals() {
        for (code, decimals) in [
            ("EUR", Some(2)),
            ("HUF", Some(2)),
            ("MRU", Some(2)),
            ("ISK", Some(0)),
            ("BHD", Some(3)),
            ("UYW", Some(4)),
            ("XDR", None),
        ] {
            assert_eq!(Currency::from_code(code).unwrap().decimals(), decimals, "{code}");
        }
    }
}
