//! The hosted payment page: what the web SDK embeds, and what a session's `url` opens.
//!
//! Style and script stand inside the page, so that one response is the whole of it.

/// Joins a document: its title, its markup, and the scripts that share one module scope, in order.
macro_rules! document {
    ($title:literal, $markup:literal, $($script:literal),+) => {
        concat!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta name=\"color-scheme\" content=\"light dark\">\n",
            "<meta name=\"robots\" content=\"noindex\">\n",
            "<link rel=\"icon\" href=\"data:,\">\n<title>",
            $title,
            "</title>\n<style>\n",
            include_str!("payment.css"),
            "</style>\n</head>\n<body>\n",
            include_str!($markup),
            "<script type=\"module\">\n",
            $(include_str!($script),)+
            "</script>\n</body>\n</html>\n",
        )
    };
}

/// The page that takes the payment: `/`, and `/v1/view/{sid}`.
pub(super) fn payment() -> &'static str {
    document!(
        "Payment",
        "payment.html",
        "texts.js",
        "parent.js",
        "server.js",
        "view.js",
        "express.js",
        "payment.js"
    )
}

/// The page that says how it ended: `/embedResult/`.
pub(super) fn result() -> &'static str {
    document!("Payment result", "result.html", "texts.js", "parent.js", "result.js")
}

#[cfg(test)]
mod tests {
    use super::{payment, result};

    #[test]
    fn each_page_is_one_whole_document() {
        for page in [payment(), result()] {
            assert!(page.starts_with("<!doctype html>"));
            for once in ["<style>", "</style>", "<script type=\"module\">", "</script>", "</body>", "</html>"]
            {
                assert_eq!(page.matches(once).count(), 1, "{once}");
            }
        }
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        for page in [payment(), result()] {
            assert!(!page.contains("src=\"http") && !page.contains("url(http") && !page.contains("import "));
        }
    }
}
