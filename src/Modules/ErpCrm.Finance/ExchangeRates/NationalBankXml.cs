using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>
/// Rates as the National Bank publishes them: <c>CurrencyRates</c> with its day, in it currencies with a nominal and a
/// value with a comma. Whatever else a file is, it has no rates: no entity is read, no address followed.
/// </summary>
internal static class NationalBankXml
{
    private const int MostCharacters = 200_000;
    private const int MostCurrencies = 300;
    private const int Cyrillic = 1251;
    private const string DayFormat = "dd.MM.yyyy";
    private const decimal MostNominal = 1_000_000m;

    private static readonly DateOnly First = new(1993, 5, 10);

    /// <summary>Nothing when the file is not of that kind.</summary>
    public static IReadOnlyList<ProvidedRate> Read(byte[] content)
    {
        try
        {
            return RatesIn(Load(TextOf(content)));
        }
        catch (XmlException)
        {
            return [];
        }
    }

    // Files say one encoding and are written in another: letters decide.
    private static string TextOf(byte[] content)
    {
        var text = Utf8.IsValid(content)
            ? Encoding.UTF8.GetString(content)
            : (CodePagesEncodingProvider.Instance.GetEncoding(Cyrillic) ?? Encoding.Latin1).GetString(content);
        return text.TrimStart('\uFEFF').TrimStart();
    }

    private static XElement? Load(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        return XDocument.Load(reader).Root;
    }

    private static IReadOnlyList<ProvidedRate> RatesIn(XElement? root)
    {
        if (root is not { Name.LocalName: "CurrencyRates" }
            || !DateOnly.TryParseExact(root.Attribute("Date")?.Value.Trim(), DayFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var on) || on < First)
            return [];
        return
        [
            .. root.Elements().Where(e => e.Name.LocalName == "Currency").Take(MostCurrencies)
                .Select(e => RateOf(e, on)).OfType<ProvidedRate>().DistinctBy(r => r.Currency),
        ];
    }

    private static ProvidedRate? RateOf(XElement currency, DateOnly on)
    {
        var code = currency.Attribute("ISOCode")?.Value.Trim() ?? "";
        if (!Currencies.IsKnown(code) || Number(currency, "Nominal") is not ({ } nominal and > 0 and <= MostNominal)
            || Number(currency, "Value") is not ({ } value and > 0 and <= ExchangeRate.MaxRate))
            return null;
        var rate = Rounding.Round(value / nominal, ExchangeRate.RateDigits);
        return rate > 0 ? new ProvidedRate(code, on, rate) : null;
    }

    private static decimal? Number(XElement currency, string name)
    {
        var text = currency.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
        return text is { Length: < 40 } && decimal.TryParse(
            string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.'), NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
