using System.Globalization;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Invoices;

/// <summary>Words and figures of lines, the same on the page and on paper.</summary>
internal static class LineTexts
{
    public static string Quantity(decimal quantity, LineUnit unit, IStringLocalizer t) =>
        $"{quantity.ToString("#,0.##", CultureInfo.CurrentCulture)}\u00a0{t[ShortOf(unit)]}";

    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture) + "%";

    public static string Terms(int days, DateOnly due, IStringLocalizer t) =>
        days == 0 ? t["Payable at once."] : t["Payable within {0} days, by {1}.", days, Format.Date(due)];

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
