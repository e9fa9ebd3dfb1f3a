using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>What both syntaxes share: values as XML writes them, and that what is not known is left out.</summary>
internal static class EInvoiceXml
{
    public const string MediaType = "application/xml";

    /// <summary>Without an element where there is no text.</summary>
    public static XElement? Element(XName name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new XElement(name, Clean(text));

    /// <summary>A number in the list that its attribute names.</summary>
    public static XElement Identified(XName name, string scheme, string number) =>
        new(name, new XAttribute("schemeID", scheme), Clean(number));

    /// <summary>Without an element where none of its parts is there.</summary>
    public static XElement? Group(XName name, params object?[] parts) =>
        Array.TrueForAll(parts, part => part is null) ? null : new XElement(name, parts);

    public static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Prices, quantities, percent.</summary>
    public static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string CompactDay(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static byte[] Write(XElement root)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n",
        };
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, settings)) new XDocument(root).Save(writer);
        return file.ToArray();
    }

    // What was pasted may hold characters that XML has no place for.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))).Trim();
}
