using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

public sealed class BankTextsTests
{
    private const string Three =
        "Optima Bank OJSC, Bishkek\nBIC 109018\nKGS 1091820182530112\nUSD: 1091820182530213\nEUR 1091820182530314";

    [Theory]
    [InlineData("KGS", "Optima Bank OJSC, Bishkek\nBIC 109018\nKGS 1091820182530112")]
    [InlineData("USD", "Optima Bank OJSC, Bishkek\nBIC 109018\nUSD: 1091820182530213")]
    [InlineData("GBP", "")]
    public void Only_the_account_of_the_currency_is_left(string currency, string expected) =>
        Assert.Equal(expected, BankTexts.In(Three, currency));

    [Theory]
    [InlineData("Demir Bank\n1180000012345678"), InlineData("")]
    public void Details_that_name_no_currency_stay_as_they_are(string details) =>
        Assert.Equal(details, BankTexts.In(details, "KGS"));
}
