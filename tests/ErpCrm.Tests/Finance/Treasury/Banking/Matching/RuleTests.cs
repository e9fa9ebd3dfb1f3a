using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Rules fit what they say and nothing else; a pattern that cannot be used is refused when it is
/// saved.</summary>
public sealed class RuleTests
{
    private readonly EngineScene _scene = new();

    [Theory]
    [InlineData("комиссия банка", "КОМИССИЯ за услуги банка", true)]
    [InlineData("комиссия банка", "Комиссия агента", false)]
    [InlineData("аренда", "Аренда офиса, ноябрь", true)]
    public void Words_stand_in_any_order_and_case(string words, string text, bool fits) =>
        Assert.Equal(fits, _scene.Rule(words).Fits(_scene.Line(-450, text)));

    [Fact]
    public void Account_direction_amount_and_payer_narrow_it()
    {
        var other = _scene.Account("Wages");
        var rule = new CompiledRule(Rule(new RuleData("Rent", 1, true, _scene.Main.Id, RuleDirection.MoneyOut, null,
            false, "дордой", 1_000, 5_000, Guid.NewGuid())));
        Assert.True(rule.Fits(_scene.Line(-1_000, "x", "ОсОО «Дордой»")));
        Assert.False(rule.Fits(_scene.Line(1_000, "x", "ОсОО «Дордой»")));
        Assert.False(rule.Fits(_scene.Line(-999.99m, "x", "ОсОО «Дордой»")));
        Assert.False(rule.Fits(_scene.Line(-5_000.01m, "x", "ОсОО «Дордой»")));
        Assert.False(rule.Fits(_scene.Line(-1_000, "Дордой", "Ала-Тоо")));
        Assert.False(rule.Fits(_scene.Line(-1_000, "x", "ОсОО «Дордой»", on: other)));
    }

    [Fact]
    public void A_pattern_is_read_without_regard_to_case()
    {
        var rule = _scene.Rule(@"^комиссия\s+\d{2}/\d{4}$", isPattern: true);
        Assert.True(rule.Fits(_scene.Line(-450, "Комиссия 11/2026")));
        Assert.False(rule.Fits(_scene.Line(-450, "Комиссия за ноябрь")));
    }

    // odoo#68681: a broken expression stopped every import.
    [Theory]
    [InlineData("комиссия(", "This is no regular expression.")]
    [InlineData("[", "This is no regular expression.")]
    [InlineData("^(a|aa)+$", "This pattern takes too long. Write it simpler.")]
    [InlineData(".*", "This pattern fits every line.")]
    [InlineData("x?", "This pattern fits every line.")]
    public void A_pattern_that_cannot_be_used_is_refused(string pattern, string why)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => _scene.Rule(pattern, isPattern: true));
        Assert.Equal((why, nameof(BankRule.Text)), (refusal.Message, refusal.Field));
    }

    [Fact]
    public void A_rule_for_everything_is_refused()
    {
        Assert.Throws<BusinessRuleException>(() => _scene.Rule(" "));
        Assert.Throws<BusinessRuleException>(() => Rule(new RuleData("Twice", 1, true, null, RuleDirection.Both, "x",
            false, null, 10, 5, Guid.NewGuid())));
    }

    [Fact]
    public void What_takes_too_long_on_a_line_does_not_fit_it() =>
        Assert.False(RulePattern.Fits(RulePattern.Read("^(b|bb)+$")!, new string('b', 300) + "!"));

    private static BankRule Rule(RuleData data) => BankRule.Of(data);
}
