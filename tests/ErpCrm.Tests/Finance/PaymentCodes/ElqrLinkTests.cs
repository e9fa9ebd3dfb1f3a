using CsCheck;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.PaymentCodes;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.PaymentCodes;

/// <summary>Payment links of banks: read, checked, and made for one invoice. The sums of all links here were computed
/// by another program.</summary>
public sealed class ElqrLinkTests
{
    private const string Plain =
        "https://qr.bank.example/#00020101021132320015qr.bank.example01012100447115204739253034175904Orda63045e35";

    private const string Cyrillic = "https://app.bank.example/qr/#00020101021132490016c2b.bank.example010202100410331111%D0%9E%D1%81%D0%9E%D0%9E%20%22%D0%9E%D1%80%D0%B4%D0%B0%2233090005340773406%D0%A3%D1%81%D0%BB%D1%83%D0%B3%D0%B85204739253034175904Orda63043dc8";

    // Currency before the kind of merchant, nought as an amount, behind the name; the sum in capitals.
    private const string Odd =
        "https://api.bank.example#00020101021132280016p2p.bank.example010485805303417520473995906O!Bank5401063044372";

    private const string WithPlus =
        "https://pay.payqr.kg#00020101021132240015qr.bank.example010115204653853034175909ORDA+DEMO630400b6";

    private const string WithColons =
        "https://app.bank.example/qr/#00020101021132260016c2b.bank.example0102023407biz%3A1%3A25204739253034175904Orda6304f61f";

    private const string InDollars =
        "https://qr.bank.example/#00020101021132240015qr.bank.example010125204739253038405904Orda63042474";

    private const string ForOne = "https://pay.payqr.kg/#00020101021232320015qr.bank.example01012100447113413INV-2026-0042520473925303417540711200005904Orda630459a7";

    private const long Most = 9_999_999_999_999;

    private static readonly string[] Given = [Plain, Cyrillic, Odd, WithPlus, WithColons];

    [Fact]
    public void Links_of_banks_are_read_whatever_their_order_and_their_capitals()
    {
        Assert.All(Given, link => Assert.False(ElqrLink.ReadStatic(link).IsForOne));
        Assert.Null(ElqrLink.Read(Odd).Tyiyn);
        Assert.Equal("Услуги", ElqrLink.Read(Cyrillic).Reference);
        Assert.Equal("ORDA DEMO", ElqrLink.Read(WithPlus).Fields.Single(field => field.Id == "59").Value);
    }

    [Fact]
    public void For_one_invoice_it_says_amount_and_number_and_has_a_sum_of_its_own() =>
        Assert.Equal(ForOne, ElqrLink.ReadStatic(Plain).For(1_120_000, "INV-2026-0042")!.ToString());

    [Fact]
    public void Words_for_people_give_way_to_the_number_and_those_by_which_a_bank_finds_its_merchant_stay()
    {
        Assert.Equal("INV-2026-0042", ElqrLink.Read(Cyrillic).For(100, "INV-2026-0042")!.Reference);
        Assert.Equal("biz:1:2", ElqrLink.Read(WithColons).For(100, "INV-2026-0042")!.Reference);
    }

    [Fact]
    public void An_amount_that_has_no_room_and_nothing_to_pay_make_no_code()
    {
        Assert.Null(ElqrLink.Read(Plain).For(0, "INV-1"));
        Assert.Null(ElqrLink.Read(Plain).For(Most + 1, "INV-1"));
        Assert.NotNull(ElqrLink.Read(Plain).For(Most, "INV-1"));
    }

    [Fact]
    public void A_long_number_keeps_its_end() => Assert.Equal(new string('7', 32),
        ElqrLink.Read(Plain).For(1, "INV-" + new string('7', 36))!.Reference);

    [Theory]
    [InlineData("https://bank.example", "no payment link")]
    [InlineData("https://bank.example/#", "Something is missing")]
    [InlineData("https://bank.example/#000201", "Something is missing")]
    [InlineData("https://bank.example/#hello", "Something is missing")]
    [InlineData(InDollars, "not for payments in som")]
    [InlineData(ForOne, "for one payment")]
    public void What_is_no_link_for_any_number_of_payments_in_som_is_refused(string link, string why)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => ElqrLink.ReadStatic(link));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("PaymentLink", refusal.Field);
    }

    [Fact]
    public void A_figure_that_was_changed_or_left_out_is_noticed()
    {
        foreach (var link in Given)
        {
            for (var at = link.IndexOf('#', StringComparison.Ordinal) + 1; at < link.Length; at++)
            {
                if (!char.IsAsciiDigit(link[at])) continue;
                var changed = $"{link[..at]}{(link[at] - '0' + 1) % 10}{link[(at + 1)..]}";
                Assert.Throws<BusinessRuleException>(() => ElqrLink.Read(changed));
                var shorter = link.Remove(at, 1);
                Assert.Throws<BusinessRuleException>(() => ElqrLink.Read(shorter));
            }
        }
    }

    [Fact]
    public void Whatever_a_bank_writes_comes_back_with_amount_and_number() =>
        Gen.Select(Gen.OneOf(Given), Gen.Long[1, Most], Gen.Int[1, 99_999]).Sample((given, tyiyn, number) =>
        {
            var bank = ElqrLink.ReadStatic(given);
            var code = bank.For(tyiyn, $"INV-2026-{number}")!;
            var text = code.ToString();
            Assert.StartsWith("https://pay.payqr.kg/#", text, StringComparison.Ordinal);
            Assert.DoesNotContain(' ', text);
            var read = ElqrLink.Read(text);
            Assert.Equal(code.Fields, read.Fields);
            Assert.Equal((true, (long?)tyiyn), (read.IsForOne, read.Tyiyn));
            string[] ours = ["01", "34", "54"];
            Assert.Equal(bank.Fields.Where(f => !ours.Contains(f.Id)), read.Fields.Where(f => !ours.Contains(f.Id)));
            Assert.Equal(read.Fields.Count, read.Fields.Select(f => f.Id).Distinct().Count());
            Assert.Equal(text, ElqrLink.Read(text).For(tyiyn, $"INV-2026-{number}")!.ToString());
        });

    [Fact]
    public void An_account_takes_a_whole_link_in_som_and_no_other()
    {
        var day = new DateOnly(2026, 11, 2);
        var account = BankAccount.Open("Som", "KGS", 0, day, day);
        account.TakeCodes($" {Plain} ");
        Assert.Equal(Plain, account.PaymentLink);
        account.TakeCodes(null);
        Assert.Equal("", account.PaymentLink);
        Assert.Throws<BusinessRuleException>(() => BankAccount.Open("Dollar", "USD", 0, day, day).TakeCodes(Plain));
    }
}
