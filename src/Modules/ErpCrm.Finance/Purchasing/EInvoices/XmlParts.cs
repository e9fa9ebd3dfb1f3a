using System.Globalization;
using System.Xml.Linq;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>Finds parts of an e-invoice by the names of their elements; prefixes are the sender's matter.</summary>
internal static class XmlParts
{
    private const string CompactDay = "yyyyMMdd";

    public static XElement? Part(this XElement? element, params string[] path) =>
        path.Aggregate(element, (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name));

    public static IEnumerable<XElement> Parts(this XElement? element, string name) =>
        element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>Null where it is missing or empty.</summary>
    public static string? Text(this XElement? element, params string[] path) =>
        element.Part(path)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static decimal? Number(this XElement? element, params string[] path) =>
        decimal.TryParse(element.Text(path), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static bool Flag(this XElement? element, params string[] path) => element.Text(path) is "true" or "1";

    /// <summary>A day as ISO writes it, or without dashes.</summary>
    public static DateOnly? Day(this XElement? element, params string[] path)
    {
        var text = element.Text(path);
        if (text is { Length: > 10 }) text = text[..10];
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", CompactDay], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    /// <summary>Parts of an address, one line each.</summary>
    public static string? Lines(params string?[] parts) =>
        string.Join('\n', parts.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } text ? text : null;
}
