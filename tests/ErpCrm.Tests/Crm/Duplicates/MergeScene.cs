using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Finance;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Finance;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Following;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>Companies with what every module keeps about them, and what names them.</summary>
internal static class MergeScene
{
    public static Task<Contact> ContactAsync(this TestApp app, Guid company, string name, string email = "",
        bool isPrimary = false, string phone = "") => app.InAsync<CrmDbContext, Contact>(async db =>
    {
        var contact = new Contact(company, new ContactData(name, "", email, phone, ""), isPrimary);
        db.Add(contact);
        await db.SaveChangesAsync();
        return contact;
    });

    public static Task<Deal> DealOfAsync(this TestApp app, Guid company, TestUser owner, Guid? contact = null) =>
        app.InAsync<CrmDbContext, Deal>(async db =>
        {
            var stage = await db.Stages.OrderBy(s => s.Position).FirstAsync();
            var data = new DealData
            {
                Name = CrmMake.Unique("Deal"), Currency = "KGS", Amount = 1000, OwnerId = owner.Id, ContactId = contact,
                Billing = BillingMethod.TimeAndMaterial, ExpectedCloseOn = app.Today.AddDays(20),
            };
            var deal = new Deal(Guid.CreateVersion7(), await db.Companies.SingleAsync(c => c.Id == company), data,
                stage, 0, new Moment(DateTime.UnixEpoch, owner.Id, owner.Name));
            db.Add(deal);
            await db.SaveChangesAsync();
            return deal;
        });

    /// <summary>An issued invoice of a company that Finance knows.</summary>
    public static Task<Guid> InvoiceOfAsync(this TestApp app, Guid company, decimal gross) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = MoneyScene.NewInvoice(await db.Customers.SingleAsync(c => c.Id == company), gross, app.Today);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });

    public static Task<Guid> PaymentOfAsync(this TestApp app, Guid company, decimal amount) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var payer = await db.Customers.SingleAsync(c => c.Id == company);
            var payment = MoneyScene.NewPayment(payer, amount, app.Today);
            db.Add(payment);
            await db.SaveChangesAsync();
            return payment.Id;
        });

    public static Task CommentAsync(this TestApp app, string kind, Guid id, TestUser author) =>
        app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new Comment(new RecordRef(kind, id), "Said", [], new Doing(DateTime.UnixEpoch, author.Id,
                author.Name)));
            if (!await db.Followers.AnyAsync(f => f.Kind == kind && f.RecordId == id && f.UserId == author.Id))
                db.Add(new Follower(kind, id, author.Id));
            await db.SaveChangesAsync();
        });

    /// <summary>Merges as the system, taking these fields of the other one.</summary>
    public static async Task<Guid> MergeAsync(this TestApp app, Guid into, Guid from, params string[] theirs)
    {
        var merge = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CrmDbContext>();
            var form = new MergeForm
            {
                Other = from,
                Version = await db.Companies.Where(c => c.Id == into).Select(c => c.Version).SingleAsync(),
                OtherVersion = await db.Companies.Where(c => c.Id == from).Select(c => c.Version).SingleAsync(),
                Take = theirs.ToDictionary(key => key, _ => (string?)MergeForm.Theirs),
            };
            return await services.GetRequiredService<CompanyMerging>().MergeAsync(into, form, default);
        });
        await app.DrainAsync();
        return merge;
    }

    public static async Task PartAsync(this TestApp app, Guid merge)
    {
        await app.InScopeAsync(services => services.GetRequiredService<CompanyMerging>().PartAsync(merge, default));
        await app.DrainAsync();
    }

    /// <summary>Everything that names one of the records: column, row, and which.</summary>
    public static Task<SortedSet<string>> LinksAsync(this TestApp app, string kind, params Guid[] ids) =>
        app.InScopeAsync(async services =>
        {
            var links = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var reference in services.GetServices<RecordReference>().Where(r => r.Names(kind)))
            {
                var db = (DbContext)services.GetRequiredService(reference.Context);
                foreach (var (row, named) in await reference.NamingAsync(db, kind, ids, default))
                    links.Add($"{reference.Place} {row} {named}");
            }

            return links;
        });

    public static Task<List<string>> FindingsAsync(this TestApp app, params string[] rules) =>
        app.InScopeAsync(async services =>
        {
            var found = new List<string>();
            foreach (var check in services.GetServices<ICheck>()
                .Where(c => rules.Any(rule => c.Rule.StartsWith(rule, StringComparison.Ordinal))))
            {
                await foreach (var finding in check.RunAsync(default))
                    found.Add($"{finding.Record}: {finding.Problem}");
            }

            return found;
        });

    public static Task<CompanyState> StateAsync(this TestApp app, Guid company) =>
        app.InAsync<CrmDbContext, CompanyState>(
            async db => CompanyState.Of(await db.Companies.SingleAsync(c => c.Id == company)));

    public static async Task<T> InScopeAsync<T>(this TestApp app, Func<IServiceProvider, Task<T>> work)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public static Task<bool> IsAliasAsync(this TestApp app, Guid id) => app.InAsync<PlatformDbContext, bool>(
        db => db.Set<MergedRecord>().AnyAsync(m => m.Kind == Kinds.Company && m.FromId == id));
}
