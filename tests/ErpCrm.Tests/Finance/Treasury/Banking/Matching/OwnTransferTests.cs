using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Money between own accounts: the first that is looked for.</summary>
public sealed class OwnTransferTests
{
    private readonly EngineScene _scene = new();

    [Fact]
    public void Both_lines_of_a_transfer_find_each_other()
    {
        var second = _scene.Account("Wages", "1180000000000002");
        var paid = _scene.Line(-300_000, "Перевод собственных средств", "Orda Consulting", "1180000000000002");
        var came = _scene.Line(300_000, "Перевод собственных средств", "Orda Consulting", "1180000000000001",
            on: second, days: 1);
        Assert.Equal([came.Id], _scene.Paid(paid));
        Assert.Equal([paid.Id], _scene.Paid(came));
        Assert.Equal((100, true), (_scene.Best(paid)!.Score, _scene.Best(paid)!.IsCertain));
        Assert.True(_scene.Best(came)!.IsCertain);
    }

    [Fact]
    public void A_transfer_comes_before_an_invoice_of_the_same_amount()
    {
        var second = _scene.Account("Wages", "1180000000000002");
        _scene.Invoice(_scene.Client("Бишкек Софт"), "INV-2026-0042", 300_000);
        _scene.Line(-300_000, "Перевод", account: "1180000000000001", on: second);
        var came = _scene.Line(300_000, "Перевод по INV-2026-0042", account: "1180000000000002");
        Assert.Equal(CandidateKind.Transfer, _scene.Best(came)!.Parts.Single().Candidate.Kind);
    }

    [Fact]
    public void Equal_amounts_of_strangers_are_no_transfer()
    {
        var second = _scene.Account("Wages", "1180000000000002");
        _scene.Line(-50_000, "Аренда", "Дордой", on: second);
        var line = _scene.Line(50_000, "Оплата", "Бишкек Софт");
        Assert.Null(_scene.Best(line));
    }

    [Fact]
    public void A_line_that_has_not_come_is_awaited()
    {
        var box = _scene.Account("Wages", "1180000000000002");
        var line = _scene.Line(-300_000, "Перевод", account: "1180-0000-0000-0002");
        var candidate = _scene.Best(line)!.Parts.Single().Candidate;
        Assert.Equal((Kinds.BankAccount, box.Id, true), (candidate.DocumentKind, candidate.Id, candidate.IsAwaited));
        Assert.False(_scene.Best(line)!.IsCertain);
    }

    [Theory, InlineData(10_150, true), InlineData(10_400, false)]
    public void Money_that_was_changed_is_proposed_within_three_percent(int inBase, bool fits)
    {
        var dollars = _scene.Account("Dollars", "1180000000000003", "USD");
        _scene.Line(115, "Покупка валюты", on: dollars, inBase: inBase);
        var line = _scene.Line(-10_000, "Покупка валюты", account: "1180000000000003");
        Assert.Equal(fits, _scene.Best(line) is not null);
        if (!fits) return;
        Assert.True(_scene.Best(line)!.Parts.Single().Candidate.IsConverted);
        Assert.False(_scene.Best(line)!.IsCertain);
    }
}
