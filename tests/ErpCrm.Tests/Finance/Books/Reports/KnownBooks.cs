using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Volume;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>
/// A company whose books are known to the cent: a sale and a rent in 2025, a year of business in 2026, half of it
/// folded into the kept balances. What single tests post lies in later years.
/// </summary>
public sealed class KnownBooks : TestApp
{
    /// <summary>What is asked of the database.</summary>
    internal CommandRecorder Commands { get; } = new();

    internal TestBrowser Accountant => Browser(TestUser.Accountant);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await PostAsync(JournalKind.Manual, new(2025, 12, 10), ("1410", 1000), ("6110", -1000));
        await PostAsync(JournalKind.Manual, new(2025, 12, 20), ("8160", 300), ("3110", -300));
        await PostAsync(JournalKind.Manual, new(2026, 1, 5), ("1190", 50_000), ("5110", -50_000));
        await PostAsync(JournalKind.Manual, new(2026, 2, 10), ("1410", 12_000.50m), ("6110", -12_000.50m));
        await PostAsync(JournalKind.Manual, new(2026, 2, 15), ("2110", 6000), ("1190", -6000));
        await PostAsync(JournalKind.Manual, new(2026, 3, 1), ("1190", 8000), ("1410", -8000));
        await FoldAsync();
        await PostAsync(JournalKind.Manual, new(2026, 3, 31), ("7110", 4000), ("3510", -4000));
        await PostAsync(JournalKind.Manual, new(2026, 4, 5), ("3510", 4000), ("1190", -4000));
        await PostAsync(JournalKind.Manual, new(2026, 4, 30), ("8250", 100), ("2190", -100));
        await PostAsync(JournalKind.Revaluation, new(2026, 5, 31), ("1290", 250.25m), ("9120", -250.25m));
        await PostAsync(JournalKind.Manual, new(2026, 6, 10), ("1190", 10_000), ("4110", -10_000));
        await PostAsync(JournalKind.Manual, new(2026, 10, 15), ("8160", 300), ("3110", -300));
        await PostAsync(JournalKind.Manual, new(2026, 11, 3), ("3110", 500), ("1190", -500));
        await PostAsync(JournalKind.Manual, new(2026, 11, 20), ("8140", 150), ("3110", -150));
    }

    /// <summary>Amounts by code, debits positive.</summary>
    internal Task<Guid> PostAsync(JournalKind kind, DateOnly on, params (string Code, decimal Amount)[] lines) =>
        PostAsync(kind, on, null, lines);

    internal async Task<Guid> PostAsync(JournalKind kind, DateOnly on, LineOf? of,
        params (string Code, decimal Amount)[] lines)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Id);
        var keeper = scope.ServiceProvider.GetRequiredService<BookKeeper>();
        var run = await keeper.BeginAsync(CancellationToken.None);
        var entry = run.Open(kind, on, Kinds.Journal, Guid.CreateVersion7(), $"R-{on:yyyy-MM-dd}");
        foreach (var (code, amount) in lines) entry.Debit(accounts[code], amount, of);
        keeper.Post(run);
        await db.SaveChangesAsync();
        return entry.Journal.Id;
    }

    internal async Task FoldAsync()
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FoldJournals>().RunAsync(CancellationToken.None);
    }

    internal Task<Guid> AccountAsync(string code) => InAsync<FinanceDbContext, Guid>(
        db => db.Accounts.Where(a => a.Code == code).Select(a => a.Id).SingleAsync());

    protected override void Configure(IServiceCollection services) => Commands.AddTo(services);
}

[CollectionDefinition(Name)]
public sealed class KnownBooksOnce : ICollectionFixture<KnownBooks>
{
    public const string Name = "Known books";
}

/// <summary>Reads reports off their pages.</summary>
internal static class ReportReading
{
    /// <summary>A figure as an English page shows it.</summary>
    public static decimal Amount(string text)
    {
        var plain = text.Trim().Replace('\u2212', '-');
        return plain is "–" or "" ? 0 : decimal.Parse(plain, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    /// <summary>Figures of a row by its key.</summary>
    public static decimal[] Row(this IHtmlDocument page, string key) =>
        [.. Cells(page, key).Where(cell => !cell.TextContent.Contains('%', StringComparison.Ordinal))
            .Select(cell => Amount(cell.TextContent))];

    public static IEnumerable<IElement> Cells(this IHtmlDocument page, string key)
    {
        var row = page.QuerySelector($"table.report tr[data-row='{key}']");
        return row?.QuerySelectorAll("td")
            ?? throw new InvalidOperationException($"No row {key} on {page.Url}: {page.Body!.TextContent.Trim()}");
    }

    /// <summary>What the general ledger says at its end: before, debit, credit, change, closing.</summary>
    public static decimal Sum(this IHtmlDocument ledger, string name) =>
        Amount(ledger.QuerySelector($"table.ledger [data-sum={name}]")!.TextContent);
}
