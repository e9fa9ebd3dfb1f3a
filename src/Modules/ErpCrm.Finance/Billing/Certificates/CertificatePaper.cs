using System.Globalization;
using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Puts the certificate of one invoice on paper.</summary>
internal static class CertificatePaper
{
    public static BusinessDocument Of(CertificatePage page, CompanyProfile company, IStringLocalizer t)
    {
        var certificate = page.Certificate;
        var title = t["Reconciliation certificate"].Value;
        return new BusinessDocument
        {
            Title = title,
            Number = certificate.Number,
            Mark = t[CertificateWords.Of(certificate.Verdict).Word],
            Subtitle = t["as of {0}", Format.Date(page.Today)],
            Seller = DocumentPaper.PartyOf(t["Company"], FrozenDocument.SellerOf(company), t),
            Buyer = DocumentPaper.PartyOf(t["Bill to"], page.Document.Customer, t),
            Facts = [new(t["Issued"], Format.Date(certificate.IssuedOn))],
            Introduction = t[CertificateWords.SentenceOf(certificate.Verdict)],
            Columns =
            [
                new(t["What it bills"], Grows: true), new(t["Who"]), new(t["Approved by"]),
                new(t["Quantity"], DocumentAlignment.End), new(t["Price"], DocumentAlignment.End),
                new(t["Value"], DocumentAlignment.End),
            ],
            Lines = [.. page.Work.Select(work => LineOf(work, certificate.Currency, t))],
            Totals =
            [
                new(t["Invoiced, net"], Format.Money(certificate.Net, certificate.Currency)),
                new(t["Matched"], Format.Money(certificate.Matched, certificate.Currency), Emphasised: true),
                new(t["Explained"], Format.Money(certificate.Unbacked, certificate.Currency)),
            ],
            Notes = NotesOf(page, t),
            PageNumberFormat = "{0}",
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Metadata = new DocumentMetadata($"{title} {certificate.Number}", company.Name,
                $"{title} {certificate.Number}, {page.Document.Customer.Name}",
                page.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        };
    }

    private static DocumentLine LineOf(CertifiedWork work, string currency, IStringLocalizer t) => new(
    [
        $"{work.Description}, {Format.Date(work.DeliveredOn)}", work.PersonName ?? "", work.ApprovedBy ?? "",
        BillingWords.Quantity(work.Kind, work.Quantity, t), CertificateWords.Price(work.Price, currency),
        Format.Number(work.Value, SharedKernel.Currencies.Digits(currency)),
    ]);

    private static List<DocumentNote> NotesOf(CertificatePage page, IStringLocalizer t)
    {
        var currency = page.Certificate.Currency;
        List<DocumentNote> notes = [];
        Add("What contradicts", page.Certificate.Faults.Select(f =>
            $"{f.Subject}: {t[CertificateWords.Of(f.Kind)].Value}. {CertificateWords.FiguresOf(f, currency, t)}"));
        Add("Explained", page.Certificate.Explanations.Select(e =>
            $"{e.Line}: {t[CertificateWords.Of(e.Kind)].Value}, {Format.Money(e.Amount, currency)}"));
        Add("Credit notes", page.Credits.Select(c =>
            $"{c.Number}, {Format.Date(c.IssuedOn)}: {c.Reason}, {Format.Money(-c.Net, currency)}"));
        Add("Written off", page.GivenUp.Select(g =>
            $"{g.Description}, {Format.Date(g.On)}: {g.Reason}, {Format.Money(g.Value, currency)}"));
        Add("Delivered by then, not on this invoice", page.LeftOut.Take(CertificatePage.MostLeftOut).Select(w =>
            $"{w.Description}, {Format.Date(w.DeliveredOn)}: {LeftOutWords.Of(w, t)}"));
        return notes;

        void Add(string heading, IEnumerable<string> lines)
        {
            var text = string.Join('\n', lines);
            if (text.Length > 0) notes.Add(new DocumentNote(text, t[heading]));
        }
    }
}

/// <summary>Where work is that an invoice leaves out.</summary>
internal static class LeftOutWords
{
    public static string Of(LeftOutWork work, IStringLocalizer t) =>
        work.Number is { } number ? t["billed on {0}", number].Value
        : work.InvoiceId is not null ? t["on a draft"].Value
        : work.Reason is { } reason ? t["written off: {0}", reason].Value
        : work.NeedsPrice ? t["has no price yet"].Value
        : t["to bill: {0}", Format.Money(work.Value, work.Currency)].Value;
}
