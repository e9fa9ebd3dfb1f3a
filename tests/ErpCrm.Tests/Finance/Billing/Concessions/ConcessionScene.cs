using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Platform.Checking;
using ErpCrm.Tests.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Concessions;

/// <summary>Asks for credit notes, write-offs and discounts, and decides, as people do on the pages.</summary>
internal static class ConcessionScene
{
    public const string Credit = global::ErpCrm.Contracts.Concessions.CreditNote;
    public const string WriteOff = global::ErpCrm.Contracts.Concessions.WriteOff;
    public const string Discount = global::ErpCrm.Contracts.Concessions.Discount;
    public const string BadDebt = global::ErpCrm.Contracts.Concessions.BadDebt;
    public const string Inbox = "/workspace/approvals";

    /// <summary>Credits all that is left, or asks for it.</summary>
    /// <returns>Where it led.</returns>
    public static async Task<string> CreditAsync(this TestApp app, TestUser user, Guid invoice, string work = "")
    {
        var browser = app.Browser(user);
        var form = await browser.GetAsync($"/finance/invoices/{invoice}/credit");
        var url = (await browser.SubmitAsync(form, "form#credit",
            ("Reason", "Макулдашылды"), ("Work", work.Length > 0 ? work : "MayBeBilledAgain"))).Saved();
        await app.DrainAsync();
        return url;
    }

    public static async Task<string> WriteOffAsync(this TestApp app, TestUser user, Guid delivery)
    {
        var browser = app.Browser(user);
        var form = await browser.GetAsync($"/finance/unbilled/{delivery}/write-off");
        var url = (await browser.SubmitAsync(form, "form#write-off", ("Reason", "Goodwill"))).Saved();
        await app.DrainAsync();
        return url;
    }

    public static async Task<string> IssueAsync(this TestApp app, TestUser user, Guid draft, string reason = "")
    {
        var browser = app.Browser(user);
        var form = await browser.GetAsync($"/finance/invoices/{draft}/issue");
        (string, string)[] typed = reason.Length > 0 ? [("Reason", reason)] : [];
        var url = (await browser.SubmitAsync(form, "form#issue", typed)).Saved();
        await app.DrainAsync();
        return url;
    }

    /// <summary>Approves from the inbox.</summary>
    /// <returns>What the page says then.</returns>
    public static async Task<string> ApproveAsync(this TestApp app, TestUser user, Guid request)
    {
        var browser = app.Browser(user);
        var back = (await browser.SubmitAsync(await browser.GetAsync(Inbox), ApproveIt(request))).Saved();
        await app.DrainAsync();
        return (await browser.GetAsync(back)).Body!.TextContent;
    }

    public static string ApproveIt(Guid request) => $"form[action$='/{request}/approve']";

    public static Guid IdIn(string url)
    {
        Assert.StartsWith("/finance/requests/", url, StringComparison.Ordinal);
        return Guid.Parse(url.Split('/')[^1]);
    }

    public static Task<Concession> ConcessionAsync(this TestApp app, Guid id) =>
        app.InAsync<FinanceDbContext, Concession>(db => db.Concessions.AsNoTracking().SingleAsync(c => c.Id == id));

    public static Task<List<CreditNote>> NotesAsync(this TestApp app, Guid invoice) =>
        app.InAsync<FinanceDbContext, List<CreditNote>>(
            db => db.CreditNotes.AsNoTracking().Where(n => n.InvoiceId == invoice).ToListAsync());

    public static Task<List<WriteOff>> WriteOffsAsync(this TestApp app, Guid delivery) =>
        app.InAsync<FinanceDbContext, List<WriteOff>>(
            db => db.WriteOffs.AsNoTracking().Where(w => w.DeliveryId == delivery).ToListAsync());

    /// <summary>A draft of ten hours, a tenth of it taken off.</summary>
    public static async Task<Guid> DiscountedAsync(this TestApp app, FinanceScene scene, string name)
    {
        var company = await scene.CustomerAsync(name);
        await scene.TimeAsync(await scene.ProjectAsync(company), 600);
        var draft = await scene.DraftAsync(company);
        await app.DiscountAsync(draft, 10);
        return draft;
    }

    public static Task DiscountAsync(this TestApp app, Guid draft, decimal percent) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == draft);
            foreach (var line in invoice.Lines.ToList())
                invoice.ChangeLine(line.Id, new LineContent(line.Description, line.Quantity, line.Unit, line.UnitPrice,
                    percent, line.VatPercent, line.VatNote));
            await db.SaveChangesAsync();
        });

    public static Task PayAsync(this TestApp app, Guid invoice, decimal amount) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Invoices.SingleAsync(i => i.Id == invoice)).Settle(amount, app.Today);
            await db.SaveChangesAsync();
        });

    /// <summary>What <c>check</c> finds of approvals and of requests.</summary>
    public static async Task<List<Finding>> UnsoundAsync(this TestApp app)
    {
        var found = await app.FindingsAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetServices<ICheck>()
            .Single(c => c.Rule.StartsWith("Requests", StringComparison.Ordinal));
        found.AddRange(await check.RunAsync(CancellationToken.None).ToListAsync());
        return found;
    }

    public static string TextOf(IHtmlDocument page) => page.Body!.TextContent;
}
