using System.Globalization;
using System.Text;
using CsCheck;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.ExchangeRates;

/// <summary>The bank's files as it writes them, and files that only look like them.</summary>
public sealed class NationalBankXmlTests
{
    private const string Daily = """
        <?xml version="1.0" encoding="windows-1251"?>
        <CurrencyRates Name="Daily Exchange Rates" Date="29.11.2026">
          <Currency ISOCode="USD"><Nominal>1</Nominal><Value>87,4500</Value></Currency>
          <Currency ISOCode="EUR"><Nominal>1</Nominal><Value>101,2847</Value></Currency>
          <Currency ISOCode="KZT"><Nominal>1</Nominal><Value>0,1675</Value></Currency>
          <Currency ISOCode="UZS"><Nominal>100</Nominal><Value>0,7312</Value></Currency>
        </CurrencyRates>
        """;

    [Fact]
    public void Rates_are_those_of_one_unit_on_the_day_of_the_file()
    {
        var day = new DateOnly(2026, 11, 29);
        ProvidedRate[] expected =
            [new("USD", day, 87.45m), new("EUR", day, 101.2847m), new("KZT", day, 0.1675m), new("UZS", day, 0.007312m)];
        Assert.Equal(expected, Read(Daily));
    }

    [Fact]
    public void The_letters_decide_the_encoding_whatever_the_file_says()
    {
        var named = Daily.Replace("Daily Exchange Rates", "Курсы валют", StringComparison.Ordinal);
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        foreach (var said in new[] { "windows-1251", "utf-8", "koi8-r", "no-such-encoding" })
        {
            var text = named.Replace("windows-1251", said, StringComparison.Ordinal);
            Assert.Equal(4, NationalBankXml.Read(Encoding.UTF8.GetBytes(text)).Count);
            Assert.Equal(4, NationalBankXml.Read(cyrillic.GetBytes(text)).Count);
            Assert.Equal(4, NationalBankXml.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).Count);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Service unavailable</body></html>")]
    [InlineData("<CurrencyRates Date=\"29.11.2026\"")]
    [InlineData("<CurrencyRates Date=\"2026-11-29\"><Currency ISOCode=\"USD\"><Nominal>1</Nominal><Value>87</Value></Currency></CurrencyRates>")]
    [InlineData("<CurrencyRates Date=\"29.11.1026\"><Currency ISOCode=\"USD\"><Nominal>1</Nominal><Value>87</Value></Currency></CurrencyRates>")]
    [InlineData("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><CurrencyRates Date=\"29.11.2026\"><Currency ISOCode=\"USD\"><Nominal>1</Nominal><Value>&x;</Value></Currency></CurrencyRates>")]
    [InlineData("<!DOCTYPE r [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;&a;&a;\">]><CurrencyRates Date=\"29.11.2026\"><Currency ISOCode=\"USD\"><Nominal>&b;</Nominal><Value>87</Value></Currency></CurrencyRates>")]
    public void What_is_no_file_of_rates_has_none(string content) => Assert.Empty(Read(content));

    [Fact]
    public void A_file_without_end_has_none()
    {
        var more = string.Concat(Enumerable.Repeat("<Currency ISOCode=\"XXX\"></Currency>", 20_000));
        Assert.Empty(Read(Daily.Replace("</CurrencyRates>", more + "</CurrencyRates>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("USD", "0", "87")]
    [InlineData("USD", "1", "0")]
    [InlineData("USD", "1", "-87")]
    [InlineData("USD", "1", "1e9")]
    [InlineData("USD", "1", "")]
    [InlineData("USD", "1", "99999999999")]
    [InlineData("USD", "1", "8,7,4")]
    [InlineData("ZZZ", "1", "87")]
    [InlineData("", "1", "87")]
    public void A_currency_that_makes_no_sense_is_left_out_and_the_others_stay(string code, string nominal,
        string value)
    {
        var strange = $"<Currency ISOCode=\"{code}\"><Nominal>{nominal}</Nominal><Value>{value}</Value></Currency>";
        var rates = Read($"<CurrencyRates Date=\"29.11.2026\">{strange}<Currency ISOCode=\"GBP\"><Nominal>1</Nominal>"
            + "<Value>115,01</Value></Currency></CurrencyRates>");
        Assert.Equal(("GBP", 115.01m), (Assert.Single(rates).Currency, rates[0].Rate));
    }

    [Fact]
    public void Any_rate_comes_back_as_it_was_written() =>
        Gen.Select(Gen.Int[1, 999_999_999], Gen.OneOf(1, 10, 100, 1000, 10_000)).Sample((tenThousandths, nominal) =>
        {
            var value = tenThousandths / 10_000m;
            var written = value.ToString("0.0000", CultureInfo.InvariantCulture).Replace('.', ',');
            var read = Read($"<CurrencyRates Date=\"29.11.2026\"><Currency ISOCode=\"USD\"><Nominal>{nominal}</Nominal>"
                + $"<Value>{written}</Value></Currency></CurrencyRates>");
            return read.Count == 1 && read[0].Rate == Rounding.Round(value / nominal, ExchangeRate.RateDigits);
        });

    [Fact]
    public void No_bytes_break_the_reader() => Gen.Byte.Array[0, 400].Sample(bytes =>
        NationalBankXml.Read([.. Encoding.UTF8.GetBytes("<CurrencyRates Date=\"29.11.2026\">"), .. bytes]).Count == 0);

    private static IReadOnlyList<ProvidedRate> Read(string content) =>
        NationalBankXml.Read(Encoding.UTF8.GetBytes(content));
}
