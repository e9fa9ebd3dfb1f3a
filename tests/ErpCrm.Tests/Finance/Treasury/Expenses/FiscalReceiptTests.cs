using System.Globalization;
using CsCheck;
using ErpCrm.Finance.Treasury.Expenses;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

public sealed class FiscalReceiptTests
{
    private const string Kyrgyz =
        "https://tax.salyk.kg/tax-web-control/client/api/v1/ticket?date=20260917T175623&sum=91950&fn_number=0000000000041277&regNumber=0000000000023891&tin=01204199810012&type=3&operation_type=1&fd_number=5521&fm=731294041277";

    private const string Union = "t=20260924T1837&s=349.93&fn=9282440300682838&i=46534&fp=1273019065&n=1";

    [Fact]
    public void A_code_of_Kyrgyzstan_says_day_amount_in_som_and_the_sellers_tax_number()
    {
        var receipt = FiscalReceipt.Read(Kyrgyz)!;
        Assert.Equal((new DateOnly(2026, 9, 17), 919.50m, "KGS", "01204199810012", false),
            (receipt.On, receipt.Amount, receipt.Currency, receipt.SellerTaxId, receipt.IsRefund));
    }

    [Fact]
    public void A_code_of_another_cash_register_says_day_and_amount_and_no_currency()
    {
        var receipt = FiscalReceipt.Read(Union)!;
        Assert.Equal((new DateOnly(2026, 9, 24), 349.93m, null, null),
            (receipt.On, receipt.Amount, receipt.Currency, receipt.SellerTaxId));
        Assert.Equal(receipt.Key, FiscalReceipt.Read("https://check.example/?" + Union)!.Key);
    }

    // However a scanner writes it, it is the same receipt; another number is another one.
    [Theory]
    [InlineData("fn_number=0000000000041277", "fn_number=41277", true)]
    [InlineData("&fm=731294041277", "", true)]
    [InlineData("https://tax.salyk.kg", " HTTPS://TAX.SALYK.KG", true)]
    [InlineData("fd_number=5521", "fd_number=5522", false)]
    [InlineData("tin=01204199810012", "tin=01204199810013", false)]
    public void Seller_register_and_number_tell_a_receipt(string part, string written, bool isSame) => Assert.Equal(
        isSame, FiscalReceipt.Read(Kyrgyz)!.Key == FiscalReceipt.Read(
            Kyrgyz.Replace(part, written, StringComparison.Ordinal))!.Key);

    [Theory]
    [InlineData("n=2", true), InlineData("n=3", true), InlineData("n=1", false), InlineData("n=4", false)]
    public void Money_that_a_seller_gave_back_is_known(string kind, bool isRefund) => Assert.Equal(isRefund,
        FiscalReceipt.Read(Union.Replace("n=1", kind, StringComparison.Ordinal))!.IsRefund);

    [Theory]
    [InlineData("")]
    [InlineData("Walked 12")]
    [InlineData("https://tax.salyk.kg/")]
    [InlineData("https://tax.salyk.kg/t?date=20260917T175623&sum=91950&fn_number=1&tin=2")]
    [InlineData("https://tax.salyk.kg/t?date=yesterday&sum=1&fn_number=1&tin=2&fd_number=3")]
    [InlineData("https://tax.salyk.kg/t?date=20260917T175623&sum=-5&fn_number=1&tin=2&fd_number=3")]
    [InlineData("https://tax.salyk.kg/t?date=20260917T175623&sum=10.5&fn_number=1&tin=2&fd_number=3")]
    [InlineData("https://tax.salyk.kg/t?date=20260917T175623&sum=1&fn_number=<b>&tin=2&fd_number=3")]
    [InlineData("https://evil-tax.salyk.kg.example/t?date=20260917T175623&sum=1&fn_number=1&tin=2&fd_number=3")]
    [InlineData("t=20260924T1837&s=0&fn=1&i=2&fp=3&n=1")]
    [InlineData("t=20260924T1837&s=99999999999999&fn=1&i=2&fp=3&n=1")]
    [InlineData("javascript:alert(1)")]
    public void Whatever_else_is_no_receipt(string text) => Assert.Null(FiscalReceipt.Read(text));

    [Fact]
    public void A_text_that_is_too_long_is_no_receipt() =>
        Assert.Null(FiscalReceipt.Read(Union + new string('&', FiscalReceipt.TextLength)));

    [Fact]
    public void The_amount_is_the_tyiyn_of_the_code() => Gen.Int[1, 100_000_000].Sample(tyiyn =>
    {
        var text = Kyrgyz.Replace("sum=91950", "sum=" + tyiyn.ToString(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Equal(tyiyn, FiscalReceipt.Read(text)!.Amount * 100);
    });
}
