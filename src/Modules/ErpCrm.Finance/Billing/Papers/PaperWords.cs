using ErpCrm.Contracts.Finance;
using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>What the papers beside an invoice have in common. Said in the language that is spoken.</summary>
internal static class PaperWords
{
    private const int ShortIdLength = 8;

    /// <summary>What a draft is paid by before it has a number.</summary>
    public static string ReferenceOf(Guid invoiceId) =>
        "PI-" + invoiceId.ToString("N")[^ShortIdLength..].ToUpperInvariant();

    /// <summary>In both languages of the country, the customer's first; elsewhere in the customer's.</summary>
    public static string Heading(string word, string language, IStringLocalizer<FinanceText> t)
    {
        var own = t[word].Value;
        var other = Cultures.For(language).TwoLetterISOLanguageName switch { "ru" => "ky", "ky" => "ru", _ => null };
        if (other is null) return own;
        using var speaking = new Speaking(other);
        return $"{own} / {t[word].Value}";
    }

    /// <summary>What the file of a paper is called, without its ending.</summary>
    public static string FileName(string word, string number, IStringLocalizer t) =>
        $"{t[word].Value.Replace(' ', '-')}-{number}";

    /// <summary>Whom it is for, with its code and account.</summary>
    public static DocumentParty BuyerOf(FrozenDocument document, FrozenBuyer buyer, IStringLocalizer t)
    {
        var party = DocumentPaper.PartyOf(t["Bill to"], document.Customer, t);
        List<string> details = [.. party.Details];
        if (buyer.RegistrationCode.Length > 0 && document.Customer.RegistrationCode is null)
            details.Add(t["Register code {0}", buyer.RegistrationCode]);
        if (buyer.Bank.Length > 0) details.Add(buyer.Bank);
        if (buyer.BankCode.Length > 0) details.Add($"{t["BIC"].Value} {buyer.BankCode}");
        if (buyer.Account.Length > 0) details.Add($"{t["Account number"].Value} {buyer.Account}");
        return party with { Details = details };
    }

    /// <summary>A line to sign on, with the name where it is known.</summary>
    public static DocumentSignature Signature(string label, string name, string hint) =>
        new(label, name.Length > 0 ? $"{name}\n{hint}" : hint);

    /// <summary>Project, days, quantity and who accepted it.</summary>
    public static string WorkOf(ActWork work, IStringLocalizer t)
    {
        List<string> parts = [];
        if (work.Project.Length > 0) parts.Add(work.Project);
        parts.Add(work.Begins == work.Ends
            ? Format.Date(work.Begins)
            : $"{Format.Date(work.Begins)}\u2013{Format.Date(work.Ends)}");
        if (work.Kind == BillingSourceKind.Time)
            parts.Add(LineTexts.Quantity(WorkUnits.Printed(work.Kind, work.Quantity), LineUnit.Hour, t));
        if (work.AcceptedBy.Count > 0) parts.Add(t["accepted by {0}", string.Join(", ", work.AcceptedBy)]);
        return string.Join(" \u00B7 ", parts);
    }
}
