using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Words and figures of lines, the same on the page and on paper.</summary>
internal static class LineTexts
{
    public static string Quantity(decimal quantity, LineUnit unit, IStringLocalizer t) =>
        $"{quantity.ToString("#,0.##", CultureInfo.CurrentCulture)}\u00a0{t[ShortOf(unit)]}";

    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture) + "%";

    /// <summary>Why a rate charges no VAT: a reason that came with the
    /// product in the reader's language, any other as it was typed.</summary>
    public static string VatNote(VatGroup group, IStringLocalizer t) => $"{Percent(group.Percent)}: {t[group.Note!]}";

    /// <summary>An exchange rate with the digits it is kept with: 1 som of Uzbekistan is 0.00695312.</summary>
    public static string Rate(decimal rate) => rate.ToString("#,0.########", CultureInfo.CurrentCulture);

    /// <summary>Decimals of a price: the currency's own, more where the price has more.</summary>
    public static int PriceDigits(decimal price, string currency) =>
        Math.Max(Currencies.Digits(currency),
            Enumerable.Range(0, 7).First(digits => digits == 6 || price == Rounding.Round(price, digits)));

    public static string Terms(int days, DateOnly due, IStringLocalizer t) =>
        days == 0 ? t["Payable at once."].Value : t["Payable within {0} days, by {1}.", days, Format.Date(due)].Value;

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
