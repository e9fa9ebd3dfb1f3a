using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance;

/// <summary>Roles made by hand, with every finance permission for own records alone: nobody
/// bills, is paid by or pays back whom he does not see (domain-rules §32).</summary>
public sealed class NarrowScopeTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task A_payment_is_recorded_for_customers_whose_payments_one_sees()
    {
        var (browser, me) = await KeeperAsync();
        var (own, others) = (await app.CustomerAsync("Payer Own", ownerId: me), await app.CustomerAsync("Payer Else"));
        var invoice = await app.InvoiceAsync(others, 500, app.Today);

        var page = await browser.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}");
        Assert.DoesNotContain("Payer Else", page.Body!.TextContent, StringComparison.Ordinal);
        var form = (IHtmlFormElement)(await browser.GetAsync($"/finance/payments/create?companyId={own.Id}"))
            .QuerySelector("form#payment")!;
        var forged = await browser.PostAsync("/finance/payments/create", TestBrowser.Merge(TestBrowser.Fields(form),
            ("CompanyId", others.Id.ToString()), ("Amount", "500"), ("Lines[0].InvoiceId", invoice.Id.ToString()),
            ("Lines[0].Amount", "500")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.DoesNotContain(invoice.Number!, forged.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.Payments.AnyAsync(p => p.CompanyId == others.Id)));

        var options = (await browser.GetAsync("/finance/payments/customers?q=Payer")).Body!.TextContent;
        Assert.Contains("Payer Own", options, StringComparison.Ordinal);
        Assert.DoesNotContain("Payer Else", options, StringComparison.Ordinal);
        Assert.DoesNotContain(invoice.Number!, (await browser.GetAsync(
            $"/finance/payments/allocation?CompanyId={others.Id}&Currency=KGS&Amount=500")).Body!.TextContent,
            StringComparison.Ordinal);
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/payments/create?companyId={own.Id}"),
            "form#payment", ("Amount", "5"))).Saved();
    }

    [Fact]
    public async Task Credit_of_a_customer_whose_payments_one_does_not_see_is_neither_used_nor_paid_back()
    {
        var (browser, me) = await KeeperAsync();
        foreach (var (owner, expected) in new (Guid?, HttpStatusCode)[]
        {
            (me, HttpStatusCode.OK), (null, HttpStatusCode.NotFound)
        })
        {
            var note = await CreditAsync(owner);
            foreach (var url in new[] { $"/finance/payments/credit/{note}", $"/finance/payments/credit/{note}/refund" })
            {
                using var answer = await browser.Http.GetAsync(url);
                Assert.Equal((url, expected), (url, answer.StatusCode));
            }
        }
    }

    [Fact]
    public async Task A_line_is_for_a_project_whose_work_one_may_bill()
    {
        var (browser, me) = await KeeperAsync();
        var company = await _scene.CustomerAsync("Two managers");
        var own = await _scene.ProjectAsync(company, manager: me, name: "Portal of mine");
        var others = await _scene.ProjectAsync(company, manager: Guid.CreateVersion7(), name: "Portal of theirs");
        await _scene.TimeAsync(own, 60);
        var draft = await _scene.DraftAsync(company);

        var page = await browser.GetAsync($"/finance/invoices/{draft}/edit");
        Assert.Contains("Portal of mine", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Portal of theirs", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var fields = TestBrowser.Merge(
            TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#invoice")!),
            ("Lines[1].Description", "Forged"), ("Lines[1].Quantity", "1"), ("Lines[1].Unit", "Piece"),
            ("Lines[1].UnitPrice", "100"), ("Lines[1].Vat", "0|"), ("Lines[1].ProjectId", others.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.PostAsync($"/finance/invoices/{draft}/edit", fields)).Status);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.InvoiceLines.AnyAsync(l => l.ProjectId == others)));
    }

    private async Task<(TestBrowser Browser, Guid Me)> KeeperAsync()
    {
        var name = $"Keeper {Guid.NewGuid():N}"[..20];
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var role = new Role(name);
            foreach (var permission in app.Services.GetServices<Permission>()
                .Where(p => p.Key.StartsWith("finance.", StringComparison.Ordinal)))
                role.Grant(permission.Key, permission.Scoped ? Scope.Own : Scope.All);
            db.Add(role);
            await db.SaveChangesAsync();
        });
        var user = await app.AddUserAsync(name);
        return (await app.SignedInAsync(user.Email), user.Id);
    }

    // Paid, then credited: the credit is the customer's.
    private async Task<Guid> CreditAsync(Guid? owner)
    {
        var (_, _, invoice) = await _scene.IssuedAsync("Credited", owner: owner);
        var accountant = app.Browser(TestUser.Accountant);
        (await accountant.SubmitAsync(await accountant.GetAsync($"/finance/payments/create?invoiceId={invoice}"),
            "form#payment")).Saved();
        var note = (await accountant.SubmitAsync(await accountant.GetAsync($"/finance/invoices/{invoice}/credit"),
            "form#credit", ("Reason", "Mistake"))).Saved();
        return Guid.Parse(note.Split('/')[^1]);
    }
}
