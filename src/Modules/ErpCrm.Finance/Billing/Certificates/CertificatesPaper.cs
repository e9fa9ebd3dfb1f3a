using System.Globalization;
using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Puts the certificates of some months on paper: by month, by client, and the invoices that are listed.
/// </summary>
internal static class CertificatesPaper
{
    public static BusinessDocument Of(CertificatesPage page, CompanyProfile company, IStringLocalizer t)
    {
        var (title, period) = (t["Reconciliation certificates"].Value, PeriodOf(page));
        return new BusinessDocument
        {
            Title = title,
            Number = period,
            Subtitle = t["as of {0}", Format.Date(page.Today)],
            Seller = DocumentPaper.PartyOf(t["Company"], FrozenDocument.SellerOf(company), t),
            Buyer = new DocumentParty(t["Invoices of"], page.Client ?? t["All clients"].Value, []),
            Facts =
            [
                new(t["Invoices"], Format.Number(page.Total.Invoices)),
                new(t["Matched share"], CertificateWords.Share(page.Total.Share)),
            ],
            Columns =
            [
                new(t["Month, client"], Grows: true), new(t["Invoices"], DocumentAlignment.End),
                new(t["Invoiced, net"], DocumentAlignment.End), new(t["Matched"], DocumentAlignment.End),
                new(t["Explained"], DocumentAlignment.End), new(t["Unexplained"], DocumentAlignment.End),
                new(t["Matched share"], DocumentAlignment.End),
            ],
            Lines =
            [
                .. page.Months.Select(m => LineOf(Format.MonthYear(m.Month), m.Sum)),
                .. page.Clients.Take(CertificatesPage.Shown).Select(c => LineOf(c.Name, c.Sum)),
            ],
            Totals =
            [
                new(t["Invoiced, net"], Format.Money(page.Total.Net, page.BaseCurrency)),
                new(t["Matched"], Format.Money(page.Total.Matched, page.BaseCurrency), Emphasised: true),
                new(t["Explained"], Format.Money(page.Total.Explained, page.BaseCurrency)),
                new(t["Unexplained"], Format.Money(page.Total.Unexplained, page.BaseCurrency)),
            ],
            Notes = NotesOf(page, t),
            PageNumberFormat = "{0}",
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Metadata = new DocumentMetadata($"{title} {period}", company.Name, $"{title}, {company.Name}",
                page.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        };
    }

    public static string PeriodOf(CertificatesPage page) => page.Months.Count == 1
        ? Format.MonthYear(page.Months[0].Month)
        : $"{Format.MonthYear(page.Months[0].Month)} – {Format.MonthYear(page.Months[^1].Month)}";

    private static DocumentLine LineOf(string name, CertificateSum sum) => new(
    [
        name, Format.Number(sum.Invoices), Format.Number(sum.Net), Format.Number(sum.Matched),
        Format.Number(sum.Explained), Format.Number(sum.Unexplained), CertificateWords.Share(sum.Share),
    ]);

    private static List<DocumentNote> NotesOf(CertificatesPage page, IStringLocalizer t)
    {
        List<DocumentNote> notes = [];
        if (page.IsCut)
            notes.Add(new(t["The newest {0} invoices were proved; choose fewer months for all of them.",
                Format.Number(CertificatesPage.Most)]));
        var listed = string.Join('\n', page.Listed.Select(c =>
            $"{c.Number}, {c.CustomerName}, {Format.Date(c.IssuedOn)}: {t[CertificateWords.Of(c.Verdict).Word].Value}, "
            + WhatOf(c, t)));
        if (listed.Length > 0) notes.Add(new(listed, t["Invoices that are not matched"]));
        return notes;
    }

    private static string WhatOf(Certificate certificate, IStringLocalizer t) => certificate.Faults.Count > 0
        ? t.Count("{0} contradiction|{0} contradictions", certificate.Faults.Count)
        : Format.Money(certificate.Unbacked, certificate.Currency);
}
