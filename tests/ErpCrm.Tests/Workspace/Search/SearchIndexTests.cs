using CsCheck;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Leads;
using ErpCrm.Data.Sqlite.Sql;
using ErpCrm.Data.SqlServer;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Searching;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Search;

/// <summary>The index holds every record by its present words, whatever was done to it and wherever it was broken off.
/// </summary>
public sealed class SearchIndexTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Words =
        ["Бишкек", "Логистик", "Үсөн", "Alatoo", "Kyrgyz", "Trade", "Жылдыз", "Ош", "INV-2026-7", "0700 55 66 77"];

    private IFillSearch Filling => app.Services.GetRequiredService<IFillSearch>();

    [Fact]
    public async Task After_any_saves_renames_and_deletes_the_index_equals_the_records() =>
        await Gen.Select(Gen.Int[0, 3], Gen.Int[0, Words.Length - 1], Gen.Int[0, Words.Length - 1]).Array[1, 12]
            .SampleAsync(
                async steps =>
                {
                    foreach (var (step, first, second) in steps)
                        await DoAsync(step, CrmMake.Unique($"{Words[first]} {Words[second]}"));
                    // Else what other modules copy of it could come between the index and its check.
                    await app.DrainAsync();
                    await Filling.CatchUpAsync(CancellationToken.None);
                    Assert.Equal("", await FindingsAsync());
                },
                iter: 15, threads: 1);

    [Fact]
    public async Task A_renamed_company_is_found_by_its_deals_and_no_more_by_the_old_name()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Companies.SingleAsync(c => c.Id == deal.CompanyId)).Change(Named("Polyarnaya Zvezda"));
            await db.SaveChangesAsync();
        });
        await Filling.CatchUpAsync(CancellationToken.None);
        Assert.Contains("polyarnaya", await TextOfAsync(deal.Id), StringComparison.Ordinal);
        Assert.Equal("", await FindingsAsync());
    }

    [Fact]
    public async Task A_rebuild_makes_a_damaged_index_whole()
    {
        var lead = await app.LeadAsync(TestUser.Sales);
        var company = await app.CompanyAsync(TestUser.Sales);
        await Filling.CatchUpAsync(CancellationToken.None);
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            await db.SearchDocuments.Where(d => d.RecordId == lead.Id).ExecuteDeleteAsync();
            await db.SearchDocuments.Where(d => d.RecordId == company.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Text, "something else"));
        });
        Assert.NotEqual("", await FindingsAsync());

        Assert.True(await Filling.RebuildAsync(CancellationToken.None) >= 2);

        Assert.Equal("", await FindingsAsync());
        Assert.NotNull(await TextOfAsync(lead.Id));
    }

    [Fact]
    public async Task A_filling_that_was_broken_off_goes_on_and_forgets_what_is_gone()
    {
        var companies = new List<Guid>();
        for (var i = 0; i < 5; i++) companies.Add((await app.CompanyAsync(TestUser.Sales)).Id);
        await Filling.CatchUpAsync(CancellationToken.None);
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            // As it is when the process dies in between: some are there, one of them is not a record any more.
            await db.SearchFillings.ExecuteDeleteAsync();
            await db.SearchDocuments.Where(d => d.RecordId == companies[0] || d.RecordId == companies[1])
                .ExecuteDeleteAsync();
        });
        await app.InAsync<CrmDbContext>(db => db.Companies.Where(c => c.Id == companies[2]).ExecuteDeleteAsync());

        await Filling.CatchUpAsync(CancellationToken.None);

        Assert.Equal("", await FindingsAsync());
        Assert.NotNull(await TextOfAsync(companies[0]));
        Assert.Null(await TextOfAsync(companies[2], Kinds.Company));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_in_the_index()
    {
        var company = new Company(Named(CrmMake.Unique("Takenback")), DateTime.UnixEpoch);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InAsync<CrmDbContext>(
            db => db.InTransactionAsync(
                async ct =>
                {
                    db.Add(company);
                    await db.SaveChangesAsync(ct);
                    throw new InvalidOperationException("Everything is taken back.");
                },
                CancellationToken.None)));
        await Filling.CatchUpAsync(CancellationToken.None);
        Assert.Null(await TextOfAsync(company.Id));
        Assert.Equal("", await FindingsAsync());
    }

    [SqliteFact]
    public async Task Both_database_products_find_the_same()
    {
        foreach (var (first, second) in Words.Zip(Words.Reverse()))
            await app.CompanyAsync(TestUser.Sales, CrmMake.Unique($"{first} {second}"));
        await Filling.CatchUpAsync(CancellationToken.None);
        var (grams, suffixes) = (new GramIndex(), new SuffixIndex());
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            await db.SearchParts.ExecuteDeleteAsync();
            foreach (var document in await db.SearchDocuments.ToListAsync())
                await suffixes.KeepPartsAsync(db, document, CancellationToken.None);
            await db.SaveChangesAsync();
        });
        string[] typed = ["бишкек", "bishkek", "гист", "uson", "усон", "ky", "ош", "kyrgyz trade", "иш кек", "7005",
            "inv-2026-7", "jyldyz", "\"ала тоо\"", "нет такого"];
        foreach (var text in typed)
        {
            await app.InAsync<WorkspaceDbContext>(async db =>
            {
                var question = new SearchQuestion(SearchWords.Of(text), AllKinds, 2000);
                var one = await grams.FindAsync(db, question, CancellationToken.None);
                var other = await suffixes.FindAsync(db, question, CancellationToken.None);
                Assert.Equal(IdsOf(one), IdsOf(other));
                var words = SearchWords.Of(text);
                if (words.All(word => !word.IsShort)) Assert.Equal(await PlainAsync(db, words), IdsOf(one));
            });
        }
    }

    private IReadOnlyList<int> AllKinds =>
        [.. app.Services.GetRequiredService<SearchedKinds>().All.Select(kind => SearchNumbers.Of(kind.Key))];

    private static IEnumerable<Guid> IdsOf(SearchAnswer answer) =>
        answer.Candidates.Select(c => c.RecordId).Distinct().Order();

    // As nobody would look for it: every document is read.
    private static async Task<IEnumerable<Guid>> PlainAsync(WorkspaceDbContext db, IReadOnlyList<SearchWord> words) =>
        (await db.SearchDocuments.AsNoTracking().ToListAsync())
            .Where(d => words.All(word => word.StandsIn(d.Title, d.Text))).Select(d => d.RecordId).Distinct().Order();

    private Task DoAsync(int step, string name) => app.InAsync<CrmDbContext>(async db =>
    {
        switch (step)
        {
            case 0:
                db.Add(new Company(Named(name), DateTime.UnixEpoch));
                break;
            case 1:
                db.Add(new Lead(new LeadData { Name = name, Currency = "KGS" }, DateTime.UnixEpoch));
                break;
            case 2 when await db.Companies.OrderByDescending(c => c.Id).FirstOrDefaultAsync() is { } company:
                company.Change(Named(name));
                break;
            case 3 when await db.Leads.OrderByDescending(l => l.Id).FirstOrDefaultAsync(l => l.DealId == null)
                is { } lead:
                db.Remove(lead);
                break;
            default:
                break;
        }

        await db.SaveChangesAsync();
    });

    private static CompanyData Named(string name) =>
        new() { Name = name, Currency = "KGS", OwnerId = TestUser.Sales.Id };

    private Task<string?> TextOfAsync(Guid id, string? kind = null) => app.InAsync<WorkspaceDbContext, string?>(db =>
    {
        var number = kind is null ? 0 : SearchNumbers.Of(kind);
        return db.SearchDocuments.Where(d => d.RecordId == id && (number == 0 || d.Kind == number))
            .Select(d => d.Text).FirstOrDefaultAsync();
    });

    private async Task<string> FindingsAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var found = new List<string>();
        var check = scope.ServiceProvider.GetServices<ICheck>().OfType<SearchCheck>().Single();
        await foreach (var finding in check.RunAsync(CancellationToken.None))
            found.Add($"{finding.Record}: {finding.Problem}");
        return string.Join('\n', found);
    }
}
