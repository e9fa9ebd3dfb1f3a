using System.Globalization;
using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Prints certificates in the reader's language: what the pages say, with the same figures.</summary>
internal sealed class CertificatePrinter(ICompanyProfile company, IStringLocalizer<FinanceText> texts)
{
    public byte[] Print(CertificatePage page) =>
        BusinessDocumentRenderer.Render(WithLogo(CertificatePaper.Of(page, company.Current, texts)));

    public byte[] Print(CertificatesPage page) =>
        BusinessDocumentRenderer.Render(WithLogo(CertificatesPaper.Of(page, company.Current, texts)));

    public static string NameOf(CertificatePage page) => $"{page.Certificate.Number}-certificate-{Key(page.Today)}";

    public static string NameOf(CertificatesPage page) =>
        $"certificates-{CertificatesAsk.Key(page.Months[0].Month)}-{CertificatesAsk.Key(page.Months[^1].Month)}";

    private BusinessDocument WithLogo(BusinessDocument paper) => paper with
    {
        Logo = company.Current.Logo ?? ReadOnlyMemory<byte>.Empty,
        Monogram = Format.Initials(company.Current.Name),
        PageNumberFormat = texts["Page {0} of {1}", "{0}", "{1}"],
        Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        Seller = DocumentPaper.PartyOf(texts.In("paper", "From"), FrozenDocument.SellerOf(company.Current), texts),
    };

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
