using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Steps;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Treasury.Banking.Lines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Open lines are work of a month's end, and what is closed stays as it is.</summary>
public sealed class BankClosingTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task A_line_of_a_closed_day_is_matched_on_the_first_open_one()
    {
        var account = await _bank.AccountAsync("Closed");
        await _bank.ImportAsync(account, 1_000, _bank.Line(50, -7, "Комиссия"));
        var month = ClosingMonth.Of(app.Today.AddDays(-50));
        Assert.Equal(1, await LeftAsync(month));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var locks = await BookLocks.ForChangeAsync(db, default);
            db.AddRange(locks.Move(LockKind.Operations, month.Last, null, app.Today, DateTime.UnixEpoch,
                TestUser.Accountant.Id));
            await db.SaveChangesAsync();
        });
        var line = Assert.Single(await _bank.LinesAsync(account));
        var charges = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Accounts.Where(a => a.Role == AccountRole.BankCharges).Select(a => a.Id).SingleAsync());
        (await _bank.MatchAsync(line, ("Parts[0].Amount", "7"),
            ("Parts[0].Target", new MatchTarget(TargetKind.Account, charges).ToString()))).Saved();
        Assert.Equal(month.Last.AddDays(1), (await _bank.LineOfAsync(account, "Комиссия")).MatchedOn);
        Assert.Equal(0, await LeftAsync(month));
        await _bank.AgreeAsync();
    }

    private Task<int> LeftAsync(ClosingMonth month) => app.InAsync<FinanceDbContext, int>(
        async db => (await new BankLinesStep(db).LookAsync(month, default)).Left);
}
