using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>An invoice belongs to the manager of the project it bills most.</summary>
public sealed class InvoiceManagerTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);
    private Guid _company;

    [Fact]
    public async Task A_new_manager_of_the_smaller_project_does_not_take_the_invoice_over()
    {
        var (large, small, invoice) = await InvoiceOfTwoAsync("Two projects");
        await HandOverAsync(small, TestUser.OtherMember);
        Assert.Equal(TestUser.ProjectManager.Id, (await _scene.InvoiceAsync(invoice)).ManagerId);
        await HandOverAsync(large, TestUser.OtherMember);
        Assert.Equal(TestUser.OtherMember.Id, (await _scene.InvoiceAsync(invoice)).ManagerId);
    }

    [Fact]
    public async Task A_draft_without_its_larger_project_belongs_to_the_manager_of_the_other()
    {
        var (large, small, invoice) = await InvoiceOfTwoAsync("Removed line");
        await HandOverAsync(small, TestUser.OtherMember);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var draft = await db.Invoices.Include(i => i.Lines).ThenInclude(l => l.Allocations)
                .ThenInclude(a => a.Delivery)
                .SingleAsync(i => i.Id == invoice);
            draft.RemoveLine(draft.Lines.Single(l => l.ProjectId == large).Id);
            draft.HandOver(await db.Projects.ToDictionaryAsync(p => p.Id));
            await db.SaveChangesAsync();
        });
        Assert.Equal(TestUser.OtherMember.Id, (await _scene.InvoiceAsync(invoice)).ManagerId);
    }

    [Fact]
    public async Task The_billing_panel_of_a_project_adds_up_with_drafts_and_price_given_away()
    {
        var company = await _scene.CustomerAsync("Adds up");
        var project = await _scene.ProjectAsync(company);
        await _scene.TimeAsync(project, 600);
        var issued = await _scene.DraftAsync(company, vat: 0);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var draft = await db.Invoices.Include(i => i.Lines).ThenInclude(l => l.Allocations)
                .ThenInclude(a => a.Delivery)
                .SingleAsync(i => i.Id == issued);
            var line = draft.Lines[0];
            draft.ChangeLine(line.Id, new ErpCrm.Finance.Billing.Invoices.LineContent(line.Description, line.Quantity,
                line.Unit, line.UnitPrice, 10, 0));
            await db.SaveChangesAsync();
        });
        await _scene.IssueAsync(issued);
        await _scene.TimeAsync(project, 120);
        await _scene.DraftAsync(company);
        await _scene.TimeAsync(project, 60);
        var panel = await app.InAsync<FinanceDbContext, ProjectBilling>(
            async db => (await ProjectBilling.FindAsync(db, project, CancellationToken.None))!.Billing);
        Assert.Equal((13_000m, 0m, 9_000m, 2_000m, 1_000m, 1_000m),
            (panel.Delivered, panel.Beyond, panel.Billed, panel.OnDrafts, panel.Unbilled, panel.WrittenOff));
    }

    private async Task<(Guid Large, Guid Small, Guid Invoice)> InvoiceOfTwoAsync(string name)
    {
        _company = await _scene.CustomerAsync(name);
        var large = await _scene.ProjectAsync(_company, manager: TestUser.ProjectManager.Id, name: "Large");
        var small = await _scene.ProjectAsync(_company, manager: TestUser.ProjectManager.Id, name: "Small");
        await _scene.TimeAsync(large, 540);
        await _scene.TimeAsync(small, 30);
        return (large, small, await _scene.DraftAsync(_company, grouping: LineGrouping.Project));
    }

    private Task HandOverAsync(Guid project, TestUser to)
    {
        var details = new ProjectDetails("P-0001", "Portal", _company, "Client", BillingMethod.TimeAndMaterial,
            new Money(100_000, "KGS"), 1000, null, null, null, FinanceScene.Day, null, to.Id, [], true);
        return _scene.TellAsync<ProjectChanged, FollowProjectWhenProjectChanged>(
            new ProjectChanged(Guid.Empty, project, details, 2) { OccurredAt = app.Time.GetUtcNow().UtcDateTime });
    }
}
