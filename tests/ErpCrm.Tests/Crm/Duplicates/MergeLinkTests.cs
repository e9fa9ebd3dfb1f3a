using CsCheck;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>Whatever names companies in whichever module, merges and undoes lose no link.</summary>
public sealed class MergeLinkTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser[] Users = [TestUser.Sales, TestUser.SalesMate, TestUser.Accountant];

    private static readonly Gen<(int Kind, int Company, int User)[]> Links =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 2]).Array[4, 14];

    private static readonly Gen<(int Into, int From, bool Takes)[]> Merges =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool).Array[1, 5];

    [Fact]
    public async Task Merges_and_their_undoes_leave_every_link_and_every_company_as_they_were() =>
        await Gen.Select(Links, Merges).SampleAsync(async (links, merges) =>
        {
            var ids = await CompaniesAsync(4);
            foreach (var link in links) await LinkAsync(ids[link.Company], link.Kind, Users[link.User]);
            await app.DrainAsync();
            var before = await app.LinksAsync(Kinds.Company, ids);
            var states = await StatesAsync(ids);

            var standing = ids.ToList();
            var done = new Stack<(Guid Merge, Guid From, SortedSet<string> Before)>();
            foreach (var (into, from, takes) in merges)
            {
                if (ids[into] == ids[from] || !standing.Contains(ids[into]) || !standing.Contains(ids[from])) continue;
                var links0 = await app.LinksAsync(Kinds.Company, ids);
                var merge = await app.MergeAsync(ids[into], ids[from], takes ? ["Name", "Email", "TaxId"] : []);
                standing.Remove(ids[from]);
                done.Push((merge, ids[from], links0));
                // Whoever followed both follows once; everything else is moved, one by one.
                Assert.Equal(
                    links0.Select(link => link.Replace(ids[from].ToString(), ids[into].ToString(),
                        StringComparison.Ordinal)).ToHashSet().Order(StringComparer.Ordinal),
                    (await LinksAsync(ids, links0)).Where(link => !IsOwn(link, ids[from]))
                        .Order(StringComparer.Ordinal));
                Assert.Empty(await app.FindingsAsync("Merges"));
            }

            while (done.TryPop(out var last))
            {
                await app.PartAsync(last.Merge);
                Assert.Equal(last.Before, await LinksAsync(ids, last.Before));
            }

            Assert.Equal(before, await LinksAsync(ids, before));
            Assert.Equal(states, await StatesAsync(ids));
            Assert.Equal(0, await app.InAsync<CrmDbContext, int>(db => db.Set<MovedReference>().CountAsync()));
        }, iter: 12, threads: 1);

    [Fact]
    public async Task A_chain_of_merges_resolves_to_the_last_one_and_is_undone_from_its_end()
    {
        var ids = await CompaniesAsync(3);
        var deal = await app.DealOfAsync(ids[0], TestUser.Sales);
        var first = await app.MergeAsync(ids[1], ids[0]);
        var second = await app.MergeAsync(ids[2], ids[1]);
        var merged = app.Services.GetRequiredService<MergedRecords>();
        Assert.Equal(ids[2], await merged.ResolveAsync(Kinds.Company, ids[0]));
        Assert.Equal(ids[2], await CompanyOfDealAsync(deal.Id));
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.PartAsync(first));

        await app.PartAsync(second);
        Assert.Equal(ids[1], await CompanyOfDealAsync(deal.Id));
        await app.PartAsync(first);
        Assert.Equal(ids[0], await CompanyOfDealAsync(deal.Id));
        Assert.Equal(ids[0], await merged.ResolveAsync(Kinds.Company, ids[0]));
    }

    [Fact]
    public async Task What_was_added_since_stays_with_the_survivor()
    {
        var ids = await CompaniesAsync(2);
        var moved = await app.DealOfAsync(ids[1], TestUser.Sales);
        var merge = await app.MergeAsync(ids[0], ids[1]);
        var later = await app.DealOfAsync(ids[0], TestUser.Sales);
        await app.PartAsync(merge);
        Assert.Equal(ids[1], await CompanyOfDealAsync(moved.Id));
        Assert.Equal(ids[0], await CompanyOfDealAsync(later.Id));
    }

    // Whoever follows a company is told of its merges as well.
    private async Task<IEnumerable<string>> LinksAsync(Guid[] ids, IReadOnlyCollection<string> before) =>
        (await app.LinksAsync(Kinds.Company, ids)).Where(link =>
            !link.StartsWith("workspace.Notification.", StringComparison.Ordinal)
            || before.Any(known => RowOf(known) == RowOf(link)));

    private static string RowOf(string link) => string.Join(' ', link.Split(' ')[..2]);

    private static bool IsOwn(string link, Guid from) =>
        link.StartsWith($"crm.Company.MergedIntoId {from} ", StringComparison.Ordinal);

    private Task<Guid> CompanyOfDealAsync(Guid deal) => app.InAsync<CrmDbContext, Guid>(
        db => db.Deals.Where(d => d.Id == deal).Select(d => d.CompanyId).SingleAsync());

    private async Task<Guid[]> CompaniesAsync(int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var taxId = Guid.NewGuid().ToString("N")[..14];
            ids.Add((await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Merged"), taxId)).Id);
        }

        await app.DrainAsync();
        return [.. ids];
    }

    private Task LinkAsync(Guid company, int kind, TestUser user) => kind switch
    {
        0 => app.DealOfAsync(company, user),
        1 => app.ContactAsync(company, CrmMake.Unique("Contact"), Guid.NewGuid().ToString("N") + user.Email),
        2 => app.InvoiceOfAsync(company, 100),
        3 => app.PaymentOfAsync(company, 50),
        _ => app.CommentAsync(Kinds.Company, company, user),
    };

    private async Task<List<CompanyState>> StatesAsync(Guid[] ids)
    {
        var states = new List<CompanyState>();
        foreach (var id in ids) states.Add(await app.StateAsync(id));
        return states;
    }
}
