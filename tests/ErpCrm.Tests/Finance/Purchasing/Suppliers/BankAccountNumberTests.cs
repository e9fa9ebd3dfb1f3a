using CsCheck;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Purchasing.Suppliers;

public sealed class BankAccountNumberTests
{
    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00"), InlineData("gb29-NWBK-6016-1331-9268-19")]
    [InlineData("CZ6508000000192000145399"), InlineData("KZ86125KZT5004100100")]
    public void An_iban_is_one_however_it_is_written(string typed) =>
        Assert.True(BankAccountNumber.IsIban(BankAccountNumber.Plain(typed)));

    [Theory]
    [InlineData("1180000112340987"), InlineData(""), InlineData("DE8"), InlineData("ДЕ89370400440532013000")]
    public void A_plain_number_is_no_iban_and_none_that_was_mistyped(string typed) =>
        Assert.False(BankAccountNumber.LooksLikeIban(BankAccountNumber.Plain(typed)));

    [Fact]
    public void One_wrong_digit_or_two_that_changed_places_are_seen() =>
        Gen.Select(Gen.Int[4, 21], Gen.Int[0, 9]).Sample((at, digit) =>
        {
            const string right = "DE89370400440532013000";
            var changed = right.ToCharArray();
            changed[at] = (char)('0' + digit);
            var wrong = new string(changed);
            Assert.Equal(wrong == right, BankAccountNumber.IsIban(wrong));
            if (at == right.Length - 1) return;
            var swapped = right.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.Equal(swapped[at] == swapped[at + 1], BankAccountNumber.IsIban(new string(swapped)));
        });

    [Theory]
    [InlineData("COBADEFFXXX", true), InlineData("GIBACZPX", true), InlineData("118003", false)]
    [InlineData("COBADEFFX", false)]
    public void A_bic_has_eight_or_eleven_places(string code, bool isBic) =>
        Assert.Equal(isBic, BankAccountNumber.IsBic(code));

    [Fact]
    public void A_supplier_with_a_mistyped_iban_is_refused_and_a_plain_number_is_not()
    {
        var data = new SupplierData("Hoster", null, "EUR", 14)
        {
            Account = new SupplierAccount("DE89 3704 0044 0532 0130 01"),
        };
        Assert.Equal("AccountNumber", Assert.Throws<BusinessRuleException>(() => Supplier.Add(data)).Field);
        var plain = Supplier.Add(data with { Account = new SupplierAccount(" 1180 0001 1234-0987 ") });
        Assert.Equal("1180000112340987", plain.AccountNumber);
    }
}
