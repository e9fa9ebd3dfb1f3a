using System.Globalization;
using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Words and figures of lines, the same on the page and on paper.</summary>
internal static class LineTexts
{
    public static string Quantity(decimal quantity, LineUnit unit, IStringLocalizer t) =>
        $"{quantity.ToString("#,0.##", CultureInfo.CurrentCulture)}\u00a0{t[ShortOf(unit)]}";

    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture) + "%";

    /// <summary>What is taken off the whole document, and why.</summary>
    public static string Discount(DocumentDiscount discount, IStringLocalizer t)
    {
        var words = discount.Percent > 0 ? $"{t["Discount"].Value} {Percent(discount.Percent)}" : t["Discount"].Value;
        return discount.Reason is { Length: > 0 } reason ? $"{words}: {reason}" : words;
    }

    /// <summary>Why a rate charges no VAT: a reason that came with the
    /// product in the reader's language, any other as it was typed.</summary>
    public static string VatNote(VatGroup group, IStringLocalizer t) => $"{Percent(group.Percent)}: {t[group.Note!]}";

    /// <summary>An exchange rate with the digits it is kept with: 1 som of Uzbekistan is 0.00695312.</summary>
    public static string Rate(decimal rate) => rate.ToString("#,0.########", CultureInfo.CurrentCulture);

    /// <summary>Decimals of a price: the currency's own, more where the price has more.</summary>
    public static int PriceDigits(decimal price, string currency) =>
        Math.Max(Currencies.Digits(currency),
            Enumerable.Range(0, 7).First(digits => digits == 6 || price == Rounding.Round(price, digits)));

    /// <summary>How long a customer has: <c>14 days</c>, <c>10 days, after month end</c>.</summary>
    public static string Term(int days, PaymentTermKind kind, IStringLocalizer t) => kind == PaymentTermKind.AfterIssue
        ? t.Count("{0} day|{0} days", days)
        : $"{t.Count("{0} day|{0} days", days)}, {t[Texts.Words(kind.ToString())].Value}";

    /// <summary>When a document is to be paid; null where it does not say it.</summary>
    public static string? Terms(FrozenDocument document, IStringLocalizer t) =>
        document.PaymentTermDays is { } days && document.DueOn is { } due
            ? Terms(document.PaymentTermKind ?? PaymentTermKind.AfterIssue, days, due, t)
            : null;

    public static string Terms(PaymentTermKind kind, int days, DateOnly due, IStringLocalizer t) => (kind, days) switch
    {
        (PaymentTermKind.AfterMonthEnd, 0) => t["Payable by the end of the month, {0}.", Format.Date(due)].Value,
        (PaymentTermKind.AfterMonthEnd, _) =>
            t["Payable within {0} days after the end of the month, by {1}.", days, Format.Date(due)].Value,
        (PaymentTermKind.ToMonthEnd, _) =>
            t["Payable {0} days after issue, by the end of that month, {1}.", days, Format.Date(due)].Value,
        (_, 0) => t["Payable at once."].Value,
        _ => t["Payable within {0} days, by {1}.", days, Format.Date(due)].Value,
    };

    public static string NameOf(LineUnit unit) => unit switch
    {
        LineUnit.Hour => "Hours",
        LineUnit.Fixed => "Fixed price",
        LineUnit.Month => "Months",
        LineUnit.Day => "Days",
        _ => "Pieces",
    };

    private static string ShortOf(LineUnit unit) => unit switch
    {
        LineUnit.Hour => "h",
        LineUnit.Fixed => "fixed",
        LineUnit.Month => "mo",
        LineUnit.Day => "d",
        _ => "pcs",
    };
}
