using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Journals;

/// <summary>Enters journals through their form.</summary>
internal static class JournalScene
{
    public static Task<Guid> AccountAsync(this TestApp app, string code) => app.InAsync<FinanceDbContext, Guid>(
        db => db.Accounts.Where(a => a.Code == code).Select(a => a.Id).SingleAsync());

    /// <summary>An account that nothing else posts on.</summary>
    public static Task<Guid> NewAccountAsync(this TestApp app, AccountClass @class) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var account = new Account(Guid.NewGuid().ToString("N")[..12], "Of a test", @class);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        });

    /// <summary>A debit and a credit of the same amount.</summary>
    /// <param name="more">Also, or instead.</param>
    public static (string Name, string Value)[] Entry(Guid debit, Guid credit, string amount, DateOnly on,
        params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual =
        [
            ("Date", $"{on:yyyy-MM-dd}"), ("Text", "Of a test"),
            ("Lines[0].AccountId", debit.ToString()), ("Lines[0].Currency", "KGS"), ("Lines[0].Debit", amount),
            ("Lines[1].AccountId", credit.ToString()), ("Lines[1].Currency", "KGS"), ("Lines[1].Credit", amount),
        ];
        return [.. usual.Where(one => more.All(other => other.Name != one.Name)), .. more];
    }

    public static async Task<TestAnswer> EnterAsync(this TestBrowser browser, (string Name, string Value)[] values,
        IHtmlDocument? page = null) => await browser.SubmitAsync(
        page ?? await browser.GetAsync("/finance/journals/create"), "form#journal", values);

    public static Guid IdOf(string url) => Guid.Parse(url.Split('/', '?')[^1]);

    public static Task<Journal> JournalAsync(this TestApp app, Guid id) => app.InAsync<FinanceDbContext, Journal>(
        db => db.Journals.AsNoTracking().Include(j => j.Lines).SingleAsync(j => j.Id == id));

    /// <summary>Debits less credits of an account, in base currency.</summary>
    public static Task<decimal> StandsOnAsync(this TestApp app, Guid account) =>
        app.InAsync<FinanceDbContext, decimal>(async db =>
            (await db.JournalLines.AsNoTracking().Where(l => l.AccountId == account)
                .Select(l => new { l.BaseDebit, l.BaseCredit }).ToListAsync()).Sum(l => l.BaseDebit - l.BaseCredit));
}
