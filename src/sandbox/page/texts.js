// The page's words, in the five languages of the checkout. English holds every key; the tests compare the others.
const TEXTS = {
  en: {
    simulator: "Simulator: no money moves", language: "Language", order: "Your order", shipping: "Shipping", total: "Total",
    vat: "of which VAT", method: "Payment method", card: "Card", number: "Card number", expiry: "Expires (MM/YY)", cvc: "Security code",
    test_cards: "Test cards", test_cards_hint: "Any expiry date in the future, any security code.", approved: "approved",
    challenge: "asks for 3-D Secure", secure_fails: "fails 3-D Secure", refused: "refused", pay: "Pay {amount}", paying: "Paying …",
    cancel: "Cancel payment", leave: "Back to the shop", locked: "The shop is updating your order. One moment …",
    other_product: "The simulator approves {product} when you pay.", bad_number: "Enter the card number: 12 to 19 digits.",
    bad_expiry: "Enter a month and a year in the future, such as 12/30.", bad_cvc: "Enter the 3 or 4 digits of the security code.",
    declined: "The payment was refused. Nothing was charged. Try another card.", failed: "The payment failed. Nothing was charged. Try again.",
    trouble: "The payment service did not answer. Check your connection and try again.", not_found: "This payment does not exist.",
    expired: "This payment has expired. Start again in the shop.", shop_refused: "The shop could not confirm the order.",
    shop_silent: "The shop did not answer. Try again.", checking: "The shop is checking the order …", challenge_title: "Confirm with your bank",
    challenge_text: "3-D Secure, simulated: answer as you would in your bank's app.", approve: "Approve", refuse: "Refuse",
    paid: "Paid", paid_text: "Thank you. Your payment is registered.", on_hold: "Payment under review", on_hold_text: "The shop hears as soon as it is decided.",
    cancelled: "Payment cancelled", cancelled_text: "Nothing was charged.", error: "Payment failed", error_text: "Nothing was charged.",
    address: "Delivery address", first_name: "First name", last_name: "Last name", address_line: "Street address", postal_code: "Postal code",
    postal_place: "City", country: "Country code", email: "E-mail", phone_number: "Phone", save_address: "Use this address",
    missing: "Fill in this field.", options: "Delivery", no_options: "The shop does not deliver to this address.",
    choose_delivery: "Give the address and choose a delivery first.", free: "Free", reference: "Order {reference}",
    unknown_card: "This is no test card. The simulator takes test cards alone, such as 4000 0000 0000 0002.",
    unconfirmed: "Your bank could not confirm that it is you. Nothing was charged. Try again, or another card.",
    late_authorization: "times out", late_capture: "capture times out", late_refund: "refund times out",
    save: "Save card", saved_cards: "To be saved: later payments without you", saved_never: "refused for good", saved_delay: "refused for a day",
    saved_once: "refused once", saved_hold: "on hold", saved: "Card saved", saved_text: "Nothing was charged.",
  },
  nb: {
    simulator: "Simulator: ingen penger flyttes", language: "Språk", order: "Din ordre", shipping: "Frakt", total: "Totalt",
    vat: "herav mva.", method: "Betalingsmåte", card: "Kort", number: "Kortnummer", expiry: "Utløper (MM/ÅÅ)", cvc: "Sikkerhetskode",
    test_cards: "Testkort", test_cards_hint: "Valgfri utløpsdato fram i tid, valgfri sikkerhetskode.", approved: "godkjennes",
    challenge: "ber om 3-D Secure", secure_fails: "3-D Secure mislykkes", refused: "avslås", pay: "Betal {amount}", paying: "Betaler …",
    cancel: "Avbryt betalingen", leave: "Tilbake til butikken", locked: "Butikken oppdaterer ordren din. Et øyeblikk …",
    other_product: "Simulatoren godkjenner {product} når du betaler.", bad_number: "Skriv inn kortnummeret: 12 til 19 sifre.",
    bad_expiry: "Skriv inn måned og år fram i tid, for eksempel 12/30.", bad_cvc: "Skriv inn de 3 eller 4 sifrene i sikkerhetskoden.",
    declined: "Betalingen ble avslått. Ingenting er trukket. Prøv et annet kort.", failed: "Betalingen mislyktes. Ingenting er trukket. Prøv igjen.",
    trouble: "Betalingstjenesten svarte ikke. Sjekk forbindelsen og prøv igjen.", not_found: "Denne betalingen finnes ikke.",
    expired: "Betalingen er utløpt. Start på nytt i butikken.", shop_refused: "Butikken kunne ikke bekrefte ordren.",
    shop_silent: "Butikken svarte ikke. Prøv igjen.", checking: "Butikken kontrollerer ordren …", challenge_title: "Bekreft i banken",
    challenge_text: "3-D Secure, simulert: svar slik du ville gjort i bankens app.", approve: "Godkjenn", refuse: "Avslå",
    paid: "Betalt", paid_text: "Takk. Betalingen er registrert.", on_hold: "Betalingen er til vurdering", on_hold_text: "Butikken får beskjed så snart den er avgjort.",
    cancelled: "Betalingen er avbrutt", cancelled_text: "Ingenting er trukket.", error: "Betalingen mislyktes", error_text: "Ingenting er trukket.",
    address: "Leveringsadresse", first_name: "Fornavn", last_name: "Etternavn", address_line: "Gateadresse", postal_code: "Postnummer",
    postal_place: "Poststed", country: "Landkode", email: "E-post", phone_number: "Telefon", save_address: "Bruk denne adressen",
    missing: "Fyll ut dette feltet.", options: "Levering", no_options: "Butikken leverer ikke til denne adressen.",
    choose_delivery: "Oppgi adressen og velg levering først.", free: "Gratis", reference: "Ordre {reference}",
    unknown_card: "Dette er ikke et testkort. Simulatoren tar bare testkort, for eksempel 4000 0000 0000 0002.",
    unconfirmed: "Banken kunne ikke bekrefte at det er deg. Ingenting er trukket. Prøv igjen, eller et annet kort.",
    late_authorization: "tidsavbrudd", late_capture: "tidsavbrudd ved belastning", late_refund: "tidsavbrudd ved refusjon",
    save: "Lagre kortet", saved_cards: "Til lagring: senere betalinger uten deg", saved_never: "avslås for godt", saved_delay: "avslås i et døgn",
    saved_once: "avslås én gang", saved_hold: "holdes tilbake", saved: "Kortet er lagret", saved_text: "Ingenting er trukket.",
  },
  sv: {
    simulator: "Simulator: inga pengar flyttas", language: "Språk", order: "Din beställning", shipping: "Frakt", total: "Totalt",
    vat: "varav moms", method: "Betalsätt", card: "Kort", number: "Kortnummer", expiry: "Giltigt till (MM/ÅÅ)", cvc: "Säkerhetskod",
    test_cards: "Testkort", test_cards_hint: "Valfritt datum i framtiden, valfri säkerhetskod.", approved: "godkänns",
    challenge: "frågar efter 3-D Secure", secure_fails: "3-D Secure misslyckas", refused: "nekas", pay: "Betala {amount}", paying: "Betalar …",
    cancel: "Avbryt betalningen", leave: "Tillbaka till butiken", locked: "Butiken uppdaterar din beställning. Ett ögonblick …",
    other_product: "Simulatorn godkänner {product} när du betalar.", bad_number: "Ange kortnumret: 12 till 19 siffror.",
    bad_expiry: "Ange en månad och ett år i framtiden, till exempel 12/30.", bad_cvc: "Ange säkerhetskodens 3 eller 4 siffror.",
    declined: "Betalningen nekades. Inget har dragits. Prova ett annat kort.", failed: "Betalningen misslyckades. Inget har dragits. Försök igen.",
    trouble: "Betaltjänsten svarade inte. Kontrollera anslutningen och försök igen.", not_found: "Den här betalningen finns inte.",
    expired: "Betalningen har gått ut. Börja om i butiken.", shop_refused: "Butiken kunde inte bekräfta beställningen.",
    shop_silent: "Butiken svarade inte. Försök igen.", checking: "Butiken kontrollerar beställningen …", challenge_title: "Bekräfta hos banken",
    challenge_text: "3-D Secure, simulerat: svara som du skulle göra i bankens app.", approve: "Godkänn", refuse: "Neka",
    paid: "Betalt", paid_text: "Tack. Din betalning är registrerad.", on_hold: "Betalningen granskas", on_hold_text: "Butiken får besked så snart den är avgjord.",
    cancelled: "Betalningen är avbruten", cancelled_text: "Inget har dragits.", error: "Betalningen misslyckades", error_text: "Inget har dragits.",
    address: "Leveransadress", first_name: "Förnamn", last_name: "Efternamn", address_line: "Gatuadress", postal_code: "Postnummer",
    postal_place: "Ort", country: "Landskod", email: "E-post", phone_number: "Telefon", save_address: "Använd adressen",
    missing: "Fyll i fältet.", options: "Leverans", no_options: "Butiken levererar inte till den här adressen.",
    choose_delivery: "Ange adressen och välj leverans först.", free: "Gratis", reference: "Beställning {reference}",
    unknown_card: "Det här är inget testkort. Simulatorn tar bara testkort, till exempel 4000 0000 0000 0002.",
    unconfirmed: "Banken kunde inte bekräfta att det är du. Inget har dragits. Försök igen, eller med ett annat kort.",
    late_authorization: "får inget svar", late_capture: "debitering utan svar", late_refund: "återbetalning utan svar",
    save: "Spara kortet", saved_cards: "Att spara: senare betalningar utan dig", saved_never: "nekas för gott", saved_delay: "nekas i ett dygn",
    saved_once: "nekas en gång", saved_hold: "hålls kvar", saved: "Kortet är sparat", saved_text: "Inget har dragits.",
  },
  da: {
    simulator: "Simulator: ingen penge flyttes", language: "Sprog", order: "Din ordre", shipping: "Fragt", total: "I alt",
    vat: "heraf moms", method: "Betalingsmåde", card: "Kort", number: "Kortnummer", expiry: "Udløber (MM/ÅÅ)", cvc: "Sikkerhedskode",
    test_cards: "Testkort", test_cards_hint: "Vilkårlig fremtidig udløbsdato, vilkårlig sikkerhedskode.", approved: "godkendes",
    challenge: "beder om 3-D Secure", secure_fails: "3-D Secure mislykkes", refused: "afvises", pay: "Betal {amount}", paying: "Betaler …",
    cancel: "Annuller betalingen", leave: "Tilbage til butikken", locked: "Butikken opdaterer din ordre. Et øjeblik …",
    other_product: "Simulatoren godkender {product}, når du betaler.", bad_number: "Indtast kortnummeret: 12 til 19 cifre.",
    bad_expiry: "Indtast en måned og et år i fremtiden, for eksempel 12/30.", bad_cvc: "Indtast sikkerhedskodens 3 eller 4 cifre.",
    declined: "Betalingen blev afvist. Intet er trukket. Prøv et andet kort.", failed: "Betalingen mislykkedes. Intet er trukket. Prøv igen.",
    trouble: "Betalingstjenesten svarede ikke. Tjek forbindelsen, og prøv igen.", not_found: "Denne betaling findes ikke.",
    expired: "Betalingen er udløbet. Begynd forfra i butikken.", shop_refused: "Butikken kunne ikke bekræfte ordren.",
    shop_silent: "Butikken svarede ikke. Prøv igen.", checking: "Butikken kontrollerer ordren …", challenge_title: "Bekræft hos banken",
    challenge_text: "3-D Secure, simuleret: svar, som du ville gøre i bankens app.", approve: "Godkend", refuse: "Afvis",
    paid: "Betalt", paid_text: "Tak. Din betaling er registreret.", on_hold: "Betalingen gennemgås", on_hold_text: "Butikken får besked, så snart den er afgjort.",
    cancelled: "Betalingen er annulleret", cancelled_text: "Intet er trukket.", error: "Betalingen mislykkedes", error_text: "Intet er trukket.",
    address: "Leveringsadresse", first_name: "Fornavn", last_name: "Efternavn", address_line: "Gadeadresse", postal_code: "Postnummer",
    postal_place: "By", country: "Landekode", email: "E-mail", phone_number: "Telefon", save_address: "Brug denne adresse",
    missing: "Udfyld feltet.", options: "Levering", no_options: "Butikken leverer ikke til denne adresse.",
    choose_delivery: "Angiv adressen, og vælg levering først.", free: "Gratis", reference: "Ordre {reference}",
    unknown_card: "Dette er ikke et testkort. Simulatoren tager kun testkort, for eksempel 4000 0000 0000 0002.",
    unconfirmed: "Banken kunne ikke bekræfte, at det er dig. Intet er trukket. Prøv igen, eller et andet kort.",
    late_authorization: "får intet svar", late_capture: "hævning uden svar", late_refund: "refusion uden svar",
    save: "Gem kortet", saved_cards: "Til at gemme: senere betalinger uden dig", saved_never: "afvises for altid", saved_delay: "afvises i et døgn",
    saved_once: "afvises én gang", saved_hold: "holdes tilbage", saved: "Kortet er gemt", saved_text: "Intet er trukket.",
  },
  fi: {
    simulator: "Simulaattori: rahaa ei siirry", language: "Kieli", order: "Tilauksesi", shipping: "Toimitus", total: "Yhteensä",
    vat: "josta alv", method: "Maksutapa", card: "Kortti", number: "Kortin numero", expiry: "Voimassa (KK/VV)", cvc: "Turvakoodi",
    test_cards: "Testikortit", test_cards_hint: "Mikä tahansa tuleva päivä ja mikä tahansa turvakoodi.", approved: "hyväksytään",
    challenge: "pyytää 3-D Secure -vahvistusta", secure_fails: "3-D Secure epäonnistuu", refused: "hylätään", pay: "Maksa {amount}", paying: "Maksetaan …",
    cancel: "Peruuta maksu", leave: "Takaisin kauppaan", locked: "Kauppa päivittää tilaustasi. Hetkinen …",
    other_product: "Simulaattori hyväksyy maksutavan {product}, kun maksat.", bad_number: "Anna kortin numero: 12–19 numeroa.",
    bad_expiry: "Anna tuleva kuukausi ja vuosi, esimerkiksi 12/30.", bad_cvc: "Anna turvakoodin 3 tai 4 numeroa.",
    declined: "Maksu hylättiin. Mitään ei veloitettu. Kokeile toista korttia.", failed: "Maksu epäonnistui. Mitään ei veloitettu. Yritä uudelleen.",
    trouble: "Maksupalvelu ei vastannut. Tarkista yhteys ja yritä uudelleen.", not_found: "Tätä maksua ei ole.",
    expired: "Maksu on vanhentunut. Aloita alusta kaupassa.", shop_refused: "Kauppa ei voinut vahvistaa tilausta.",
    shop_silent: "Kauppa ei vastannut. Yritä uudelleen.", checking: "Kauppa tarkistaa tilausta …", challenge_title: "Vahvista pankissa",
    challenge_text: "Simuloitu 3-D Secure: vastaa kuten pankkisi sovelluksessa.", approve: "Hyväksy", refuse: "Hylkää",
    paid: "Maksettu", paid_text: "Kiitos. Maksusi on kirjattu.", on_hold: "Maksua tarkistetaan", on_hold_text: "Kauppa saa tiedon heti, kun asia ratkeaa.",
    cancelled: "Maksu peruttu", cancelled_text: "Mitään ei veloitettu.", error: "Maksu epäonnistui", error_text: "Mitään ei veloitettu.",
    address: "Toimitusosoite", first_name: "Etunimi", last_name: "Sukunimi", address_line: "Katuosoite", postal_code: "Postinumero",
    postal_place: "Paikkakunta", country: "Maakoodi", email: "Sähköposti", phone_number: "Puhelin", save_address: "Käytä osoitetta",
    missing: "Täytä kenttä.", options: "Toimitus", no_options: "Kauppa ei toimita tähän osoitteeseen.",
    choose_delivery: "Anna osoite ja valitse toimitus ensin.", free: "Ilmainen", reference: "Tilaus {reference}",
    unknown_card: "Tämä ei ole testikortti. Simulaattori hyväksyy vain testikortteja, esimerkiksi 4000 0000 0000 0002.",
    unconfirmed: "Pankki ei voinut vahvistaa henkilöllisyyttäsi. Mitään ei veloitettu. Yritä uudelleen tai kokeile toista korttia.",
    late_authorization: "ei vastausta", late_capture: "veloitus ilman vastausta", late_refund: "hyvitys ilman vastausta",
    save: "Tallenna kortti", saved_cards: "Tallennettaviksi: myöhemmät maksut ilman sinua", saved_never: "hylätään lopullisesti",
    saved_delay: "hylätään vuorokauden ajan", saved_once: "hylätään kerran", saved_hold: "jää odottamaan", saved: "Kortti on tallennettu",
    saved_text: "Mitään ei veloitettu.",
  },
};

const query = new URLSearchParams(location.search);
let language = languageOf(query.get("language") ?? navigator.language);

/** The page's language for a tag: Norwegian in any form is Bokmål, an unknown one is English. */
function languageOf(tag) {
  const [primary] = String(tag).toLowerCase().split("-");
  if (primary === "no" || primary === "nn") return "nb";
  return Object.hasOwn(TEXTS, primary) ? primary : "en";
}

/** The language as the checkout names it: `no`, where the rest of the world says `nb`. */
const languageName = () => (language === "nb" ? "no" : language);

/** A text in the page's language, with its `{placeholders}` filled. */
function text(key, params = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => params[name]);
}

/** Puts the texts where the markup asks for them. */
function applyTexts() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
}
