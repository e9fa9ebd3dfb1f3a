using System.Globalization;
using ErpCrm.Finance.TaxRates;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A rate of VAT as it is chosen in a form: percent, where they do not say it category and code, and reason.
/// </summary>
internal static class VatChoice
{
    private const char Between = ';';

    public static string KeyOf(decimal percent, string? note) => KeyOf(new LineVat(percent, note));

    public static string KeyOf(TaxRate rate) => KeyOf(LineVat.Of(rate));

    public static string KeyOf(LineVat vat)
    {
        var said = vat == new LineVat(vat.Percent, vat.Note) ? "" : $"{Between}{vat.Category}{Between}{vat.Code}";
        return string.Create(CultureInfo.InvariantCulture, $"{vat.Percent:0.##}{said}|{vat.Note}");
    }

    public static LineVat Parse(string? key)
    {
        var parts = (key ?? "").Split('|', 2);
        var note = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
        var said = parts[0].Split(Between, 3);
        var usual = new LineVat(PercentOf(said[0]), note);
        return said.Length == 3 && usual.Percent == 0 && Enum.TryParse<VatCategory>(said[1], out var category)
            && Enum.IsDefined(category) && category != VatCategory.Standard
            ? usual with { Category = category, Code = said[2].Length > 0 ? said[2] : null }
            : usual;
    }

    private static decimal PercentOf(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100
            ? percent
            : 0;
}
