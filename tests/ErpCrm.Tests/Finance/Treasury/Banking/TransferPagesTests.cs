using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Demo;
using ErpCrm.Finance.Treasury.Banking.Lines;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Tests.Finance.Books;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Money between own accounts: both lines meet, whichever comes first, and nothing stays in between.</summary>
public sealed class TransferPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task Both_lines_meet_and_open_together()
    {
        var (from, to) = (await _bank.AccountAsync("From"), await _bank.AccountAsync("To"));
        await _bank.ImportAsync(from, 1_000, _bank.Line(9, -250, "Перевод собственных средств"));
        await _bank.ImportAsync(to, 1_000, _bank.Line(8, 250, "Перевод собственных средств"));
        var (paid, came) = (Assert.Single(await _bank.LinesAsync(from)), Assert.Single(await _bank.LinesAsync(to)));
        (await _bank.MatchAsync(paid, Target(TargetKind.Line, came.Id, 250))).Saved();

        Assert.Equal(came.Id, (await _bank.HoldingAsync(paid)).OtherLineId);
        Assert.Equal(paid.Id, (await _bank.HoldingAsync(came)).OtherLineId);
        await InBetweenAsync(0);
        Assert.Equal((750m, 1_250m), (await _bank.BookedAsync(from), await _bank.BookedAsync(to)));
        await _bank.AgreeAsync();

        await _bank.UndoAsync(came);
        Assert.All(new[] { await _bank.LinesAsync(from), await _bank.LinesAsync(to) },
            lines => Assert.Equal(BankLineState.Unmatched, Assert.Single(lines).State));
        await InBetweenAsync(0);
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task A_line_that_was_said_to_be_a_transfer_waits_for_the_other()
    {
        var (from, to) = (await _bank.AccountAsync("Early"), await _bank.AccountAsync("Late"));
        await _bank.ImportAsync(to, 1_000, _bank.Line(20, -1, "x"));
        await _bank.ImportAsync(from, 1_000, _bank.Line(9, -300, "Перевод"));
        var paid = Assert.Single(await _bank.LinesAsync(from));
        (await _bank.MatchAsync(paid, Target(TargetKind.Transfer, to.Id, 300))).Saved();
        await InBetweenAsync(300);

        await _bank.ImportAsync(to, 999, _bank.Line(8, 300, "Поступление"));
        var came = await _bank.LineOfAsync(to, "Поступление");
        (await _bank.MatchAsync(came, Target(TargetKind.Transfer, from.Id, 300))).Saved();
        await InBetweenAsync(0);
        Assert.Equal(came.Id, (await _bank.HoldingAsync(paid)).OtherLineId);
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task An_account_without_statements_has_the_money_at_once()
    {
        var (from, box) = (await _bank.AccountAsync("With statements"), await _bank.AccountAsync("Cash box"));
        await _bank.ImportAsync(from, 1_000, _bank.Line(9, -120, "В кассу"));
        (await _bank.MatchAsync(Assert.Single(await _bank.LinesAsync(from)), Target(TargetKind.Transfer, box.Id, 120)))
            .Saved();
        Assert.Equal((880m, 1_120m), (await _bank.BookedAsync(from), await _bank.BookedAsync(box)));
        await InBetweenAsync(0);
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task Money_that_lies_on_an_account_at_once_is_met_by_its_line_when_statements_of_it_begin()
    {
        var (from, to) = (await _bank.AccountAsync("Told first"), await _bank.AccountAsync("Told later"));
        await _bank.ImportAsync(from, 1_000, _bank.Line(9, -130, "Перевод"));
        var paid = Assert.Single(await _bank.LinesAsync(from));
        (await _bank.MatchAsync(paid, Target(TargetKind.Transfer, to.Id, 130))).Saved();
        Assert.Equal(1_130m, await _bank.BookedAsync(to));

        await _bank.ImportAsync(to, 1_000, _bank.Line(9, 130, "Поступление"));
        Assert.Equal(1_130m, await _bank.BookedAsync(to));
        await InBetweenAsync(130);
        var came = Assert.Single(await _bank.LinesAsync(to));
        (await _bank.MatchAsync(came, Target(TargetKind.Transfer, from.Id, 130))).Saved();
        await InBetweenAsync(0);
        Assert.Equal(came.Id, (await _bank.HoldingAsync(paid)).OtherLineId);
        await _bank.AgreeAsync();

        await _bank.UndoAsync(paid);
        await InBetweenAsync(0);
        Assert.Equal((870m, 1_130m), (await _bank.BookedAsync(from), await _bank.BookedAsync(to)));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task Money_that_was_changed_leaves_its_difference_in_the_result()
    {
        var (soms, dollars) = (await _bank.AccountAsync("Soms"), await _bank.AccountAsync("Dollars", "USD", 87));
        await ImportAsync(soms, dollars, _bank.Line(9, -8_800, "Покупка валюты"), _bank.Line(9, 100, "Покупка валюты"));
        var paid = Assert.Single(await _bank.LinesAsync(soms));
        var came = Assert.Single(await _bank.LinesAsync(dollars));
        (await _bank.MatchAsync(paid, Target(TargetKind.Line, came.Id, 8_800))).Saved();

        await InBetweenAsync(0);
        Assert.Equal(0, await _bank.StandingAsync(AccountRole.CashInTransit, "USD"));
        // 100 dollars of 87 were bought for 8,800.
        var posted = (await app.PostedAsync(paid.Id)).Concat(await app.PostedAsync(came.Id));
        Assert.Equal(100, posted.Where(p => p.Role == AccountRole.RealisedExchange).Sum(p => p.Base));
        Assert.Equal((-7_800m, 1_100m), (await _bank.BookedAsync(soms), await _bank.BookedAsync(dollars)));
        await _bank.AgreeAsync();

        await _bank.UndoAsync(paid);
        Assert.Equal(BankLineState.Unmatched, Assert.Single(await _bank.LinesAsync(dollars)).State);
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task What_is_no_transfer_is_refused()
    {
        var (from, to) = (await _bank.AccountAsync("Refused"), await _bank.AccountAsync("Refusing"));
        var euros = await _bank.AccountAsync("Euros", "EUR", 95);
        await _bank.ImportAsync(from, 1_000, _bank.Line(9, -250, "Перевод"));
        await _bank.ImportAsync(to, 1_000, _bank.Line(8, 251, "Поступление"));
        var (paid, came) = (Assert.Single(await _bank.LinesAsync(from)), Assert.Single(await _bank.LinesAsync(to)));
        foreach (var (target, why) in new[]
        {
            (Target(TargetKind.Line, came.Id, 250), "These two lines are not one transfer."),
            (Target(TargetKind.Transfer, from.Id, 250), "A transfer goes to another account of the company."),
            (Target(TargetKind.Transfer, euros.Id, 250), "A transfer into another currency is matched"),
        })
            Assert.Contains(why, (await _bank.MatchAsync(paid, target)).Html, StringComparison.Ordinal);
        Assert.Equal(BankLineState.Unmatched, Assert.Single(await _bank.LinesAsync(from)).State);
    }

    private async Task ImportAsync(BankAccount one, BankAccount other, DemoLine ofOne, DemoLine ofOther)
    {
        await _bank.ImportAsync(one, 1_000, ofOne);
        await _bank.ImportAsync(other, 1_000, ofOther);
    }

    private async Task InBetweenAsync(decimal amount) =>
        Assert.Equal(amount, await _bank.StandingAsync(AccountRole.CashInTransit));

    private static (string, string)[] Target(TargetKind kind, Guid id, int amount) =>
    [
        ("Parts[0].Target", new MatchTarget(kind, id).ToString()), ("Parts[0].Amount", $"{amount}"),
        ("Parts[0].Difference", "None"),
    ];
}
