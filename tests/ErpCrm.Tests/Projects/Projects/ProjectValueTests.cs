using System.Net;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Projects;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Projects.Projects;

/// <summary>Contract value, currency and client of a project, against
/// the money that exists (domain-rules §10).</summary>
public sealed class ProjectValueTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Start = ProjectsWorld.Start;
    private static readonly DateOnly Today = new(2026, 3, 20);

    [Fact]
    public void Another_value_is_a_dated_change_order_that_keeps_old_and_new()
    {
        var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(1000));
        Change(project, ProjectsWorld.Fixed(1500), agreement: new Agreement(Today.AddDays(-3), "Two more reports"));
        Change(project, ProjectsWorld.Fixed(1200));
        Change(project, ProjectsWorld.Fixed(1200));
        Assert.Equal([(1000m, 1500m, Today.AddDays(-3), "Two more reports"), (1500m, 1200m, Today, "")],
            project.ChangeOrders.OrderBy(o => o.Number).Select(o => (o.OldAmount, o.NewAmount, o.AgreedOn, o.Reason)));
        Assert.Equal([(1000m, 1500m), (1500m, 1200m)],
            project.Announced<ContractValueChanged>().Select(e => (e.OldValue.Amount, e.NewValue.Amount)));
    }

    [Theory]
    [InlineData(348_000, 0, 1, false)]
    [InlineData(348_000, 0, 347_999.99, false)]
    [InlineData(348_000, 0, 348_000, true)]
    [InlineData(0, 500, 499, false)]
    [InlineData(0, 500, 500, true)]
    [InlineData(348_000, 400_000, 399_999, false)]
    public void The_value_never_goes_below_what_is_accepted_or_billed(int accepted, int billed, double value,
        bool allowed)
    {
        var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(580_000));
        if (accepted > 0)
        {
            var milestone = project.PlanMilestone("First", accepted, null);
            project.PlanMilestone("Rest", 580_000 - accepted, null);
            project.AcceptMilestone(milestone.Id, Start, Today);
        }

        var money = new ProjectMoney { ProjectId = project.Id };
        money.Bill(billed);
        void Act() => Change(project, ProjectsWorld.Fixed((decimal)value), money);
        if (allowed) Act();
        else Assert.Equal("Value", Assert.Throws<BusinessRuleException>(Act).Field);
    }

    [Fact]
    public void A_retainer_keeps_the_fee_of_months_that_began()
    {
        var terms = new ProjectTerms(BillingMethod.Retainer, new Money(0, "KGS"), MonthlyFee: 100, Months: 12);
        var project = ProjectsWorld.NewProject(terms);
        Change(project, terms with { MonthlyFee = 200 });
        Assert.Equal(2_100, project.ContractAmount);
        Change(project, terms with { MonthlyFee = 150 });
        Assert.Equal(300 + (9 * 150), project.ContractAmount);
        Assert.Equal("Months",
            Assert.Throws<BusinessRuleException>(() => Change(project, terms with { Months = 2 })).Field);
        project.Change("X", terms with { MonthlyFee = 100 }, Start, null, null, [], false, Today.AddMonths(2));
        Assert.Equal(300 + (2 * 150) + (7 * 100), project.ContractAmount);
    }

    public static TheoryData<string> Kinds => ["delivered", "expense", "invoice"];

    [Theory, MemberData(nameof(Kinds))]
    public void Currency_and_client_stay_once_any_money_exists(string kind)
    {
        var project = ProjectsWorld.NewProject();
        var money = new ProjectMoney { ProjectId = project.Id };
        var inDollars = ProjectsWorld.Hourly() with { Value = new Money(1, "USD") };
        if (kind == "delivered") money.Deliver();
        else if (kind == "expense") money.Spend();
        else money.Bill(0);
        Assert.Equal("Currency", Assert.Throws<BusinessRuleException>(() => Change(project, inDollars, money)).Field);
        Assert.Equal("CompanyId", Assert.Throws<BusinessRuleException>(
            () => project.MoveTo(ProjectsWorld.NewClient("Other"), false, Today, money)).Field);
        Change(project, inDollars);
    }

    [Fact]
    public async Task What_finance_announces_of_a_project_is_known_before_its_currency_is_changed()
    {
        foreach (var kind in Enumerable.Range(0, 3))
        {
            var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
            await TellAsync(kind switch
            {
                0 => new ExpenseApproved(Guid.NewGuid(), project.EngagementId, project.Id, "Taxi", "Travel",
                    new Money(100, "EUR"), true, Today),
                1 => new InvoiceIssued(Guid.NewGuid(), "INV-1", project.CompanyId, "Client", new Money(10, "KGS"),
                    new Money(10, "KGS"), 1, Today, Today,
                    [new BilledPart(project.EngagementId, project.Id, 0, 0, 10)]),
                _ => new WorkDelivered(project.EngagementId, project.Id, BillingSourceKind.Expense, Guid.NewGuid(),
                    "Taxi", new Money(100, "KGS"), Today),
            });
            var browser = app.Browser(TestUser.ProjectManager);
            var answer = await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"),
                "form#project", ("Currency", "USD"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("once work or money exists", answer.Page.QuerySelector("#Currency-error")!.TextContent,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_line_typed_into_a_draft_holds_the_currency_of_its_project_until_it_is_removed()
    {
        var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
        await app.DrainAsync();
        var draft = await app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var copy = await db.Projects.SingleAsync(p => p.Id == project.Id);
            var customer = MoneyScene.NewCustomer("Draft of project", id: copy.CompanyId);
            var invoice = new Invoice(customer, "KGS", Today);
            invoice.AddFree(copy, new LineContent("Licence", 1, LineUnit.Piece, 500, 0, 0));
            db.AddRange(customer, invoice);
            await db.SaveChangesAsync();
            return invoice;
        });
        var browser = app.Browser(TestUser.ProjectManager);
        var answer = await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"),
            "form#project", ("Currency", "USD"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("draft", answer.Page.QuerySelector("#Currency-error")!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"), "form#project",
            ("Name", "Renamed all the same"))).Saved();

        await app.InAsync<FinanceDbContext>(db => db.Invoices.Where(i => i.Id == draft.Id).ExecuteDeleteAsync());
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"), "form#project",
            ("Currency", "USD"))).Saved();
    }

    [Fact]
    public async Task A_change_order_is_written_in_the_form_and_listed_on_the_page()
    {
        var project = await app.ProjectAsync(ProjectsWorld.Fixed(1000), TestUser.ProjectManager);
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"/projects/projects/{project.Id}/edit");
        (await browser.SubmitAsync(form, "form#project", ("Value", "1250"), ("ChangeReason", "One more language")))
            .Saved();
        var panel =
            (await browser.GetAsync($"/projects/projects/{project.Id}")).QuerySelector("#change-orders")!.TextContent;
        Assert.Contains("One more language", panel, StringComparison.Ordinal);
        Assert.Contains("1,250", panel, StringComparison.Ordinal);

        await TellAsync(new InvoiceIssued(Guid.NewGuid(), "INV-2", project.CompanyId, "C", new Money(900, "KGS"),
            new Money(900, "KGS"), 1, Today, Today, [new BilledPart(project.EngagementId, project.Id, 900, 900, 0)]));
        form = await browser.GetAsync($"/projects/projects/{project.Id}/edit");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, "form#project", ("Value", "899"))).Status);
    }

    [Fact]
    public async Task An_empty_project_moves_to_another_client()
    {
        var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
        var client = ProjectsWorld.NewClient("Tunduk Studio");
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            db.Add(client);
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"/projects/projects/{project.Id}/edit");
        (await browser.SubmitAsync(form, "form#project", ("CompanyId", client.Id.ToString()))).Saved();
        Assert.Equal("Tunduk Studio", await app.InAsync<ProjectsDbContext, string>(
            db => db.Projects.Where(p => p.Id == project.Id).Select(p => p.CompanyName).SingleAsync()));
    }

    private static void Change(Project project, ProjectTerms terms, ProjectMoney? money = null,
        Agreement? agreement = null) =>
        project.Change("X", terms, Start, null, null, [], workBegan: false, Today, money, agreement);

    private async Task TellAsync(object domainEvent)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<FollowMoneyOfProjects>();
        await (domainEvent switch
        {
            ExpenseApproved e => handler.HandleAsync(e, CancellationToken.None),
            InvoiceIssued e => handler.HandleAsync(e, CancellationToken.None),
            WorkDelivered e => handler.HandleAsync(e, CancellationToken.None),
            _ => throw new ArgumentOutOfRangeException(nameof(domainEvent)),
        });
        await scope.ServiceProvider.GetRequiredService<ProjectsDbContext>().SaveChangesAsync();
    }
}
