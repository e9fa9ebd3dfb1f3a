using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance;
using ErpCrm.Tests.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Checking;

/// <summary>Ordinary work that looks unusual in the rows is no finding.</summary>
public sealed class WorkThatIsSoundTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_refund_of_an_overpayment_is_sound()
    {
        var customer = await app.CustomerAsync("Overpaid and paid back");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today);
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?invoiceId={invoice.Id}"), "form#payment", ("Amount", "1300"))).Saved();
        foreach (var amount in new[] { "120.5", "79.5" })
            (await Accountant.SubmitAsync(await Accountant.GetAsync($"{payment}/refund"), "form#refund",
                ("Amount", amount))).Saved();
        await SoundAsync("Payments:", "Invoices: lines");
    }

    [Fact]
    public async Task A_refund_and_a_use_of_a_credit_note_are_sound()
    {
        var (company, _, first) = await _scene.IssuedAsync("Credited", hours: 10);
        var customer = await app.InAsync<FinanceDbContext, Guid>(
            async db => (await db.Customers.SingleAsync(c => c.Id == company)).Id);
        await PayAsync(first);
        var other = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = MoneyScene.NewInvoice(await db.Customers.SingleAsync(c => c.Id == customer), 500, app.Today);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });
        var note = await CreditAsync(first, CreditedWork.MayBeBilledAgain, quantity: 3);
        await InScopeAsync(async (db, company) =>
        {
            var credit = await db.CreditNotes.SingleAsync(n => n.Id == note);
            await new Settlement(db, company, app.Today).UseAsync(credit, [new PlannedAllocation(other, 77.77m)],
                default);
            db.Add(Payment.Refund(credit, Guid.Empty,
                new RefundTerms(app.Today, 100, 1, PaymentMethod.Cash, null, null), [], app.Today));
        });
        await CreditAsync(first, CreditedWork.WrittenOff, quantity: 2);
        await SoundAsync("Payments:", "Credit notes", "Deliveries", "Allocations", "Invoices: lines");
    }

    [Fact]
    public async Task A_payment_used_in_parts_at_other_rates_and_taken_back_is_sound()
    {
        var customer = await app.CustomerAsync("Parts", "USD");
        var invoice = await app.InvoiceAsync(customer, 3, app.Today, "USD", 0.971234m);
        var payment = await InScopeAsync(async (db, company) =>
        {
            var received = MoneyScene.NewPayment(customer, 5, app.Today, "USD", 0.90m);
            db.Add(received);
            await db.SaveChangesAsync();
            for (var part = 0; part < 2; part++)
                await new Settlement(db, company, app.Today).UseAsync(received,
                    [new PlannedAllocation(invoice.Id, 0.10m)], default);
            return received.Id;
        });
        await SoundAsync("Payments:");
        await InScopeAsync(async (db, company) =>
        {
            var received = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
            await new Settlement(db, company, app.Today).ReverseAsync(received, Guid.Empty, "Of another firm", default);
        });
        await SoundAsync("Payments:", "Invoices: lines");
    }

    [Fact]
    public async Task A_milestone_plan_may_grow_after_an_acceptance_and_need_not_add_up_yet()
    {
        var project = await app.ProjectAsync(ProjectsWorld.Fixed(1000));
        await PlanAsync(project.Id, p => p.PlanMilestone("Design", 400, null));
        await SoundAsync("Projects: terms");
        await PlanAsync(project.Id, p => p.PlanMilestone("Build", 600, null));
        await PlanAsync(project.Id,
            p => p.AcceptMilestone(p.Milestones.Single(m => m.Name == "Design").Id, app.Today, app.Today));
        await PlanAsync(project.Id, p => p.PlanMilestone("Extra", 50, null));
        await SoundAsync("Projects: terms", "Engagements");
    }

    [Fact]
    public async Task A_retainer_of_a_currency_without_decimals_is_sound()
    {
        await app.ProjectAsync(
            new ProjectTerms(BillingMethod.Retainer, new Money(0, "JPY"), MonthlyFee: 1001, Months: 3));
        await SoundAsync("Projects: terms");
    }

    private async Task SoundAsync(params string[] rules)
    {
        await app.DrainAsync();
        var found = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        var asked = scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => rules.Any(r => c.Rule.StartsWith(r, StringComparison.Ordinal)))
            .ToList();
        Assert.Equal(rules.Length, asked.Count);
        foreach (var check in asked)
        {
            await foreach (var finding in check.RunAsync(CancellationToken.None))
                found.Add($"{check.Rule}: {finding.Record}: {finding.Problem}");
        }

        // Projects of this test have clients that only exist in it.
        found.RemoveAll(f => f.Contains("its client", StringComparison.Ordinal)
            || f.Contains("Project counter", StringComparison.Ordinal));
        Assert.Empty(found);
    }

    private async Task PayAsync(Guid invoice)
    {
        var open = await app.OpenOfAsync(invoice);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice}"),
            "form#payment", ("Amount", open.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Saved();
    }

    private Task PlanAsync(Guid project, Action<Project> change) => app.InAsync<ProjectsDbContext>(async db =>
    {
        change(await db.Projects.Include(p => p.Milestones).SingleAsync(p => p.Id == project));
        await db.SaveChangesAsync();
    });

    private async Task<Guid> CreditAsync(Guid invoice, CreditedWork work, decimal quantity)
    {
        using var acting = ErpCrm.Platform.Security.ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
        var whole = await db.Invoices.Whole().SingleAsync(i => i.Id == invoice);
        var request = new CreditRequest(new Dictionary<Guid, decimal> { [whole.Lines[0].Id] = quantity }, work,
            "Agreed", app.Today);
        return (await scope.ServiceProvider.GetRequiredService<Crediting>().CreditAsync(whole, request, default)).Id;
    }

    private Task InScopeAsync(Func<FinanceDbContext, string, Task> work) => InScopeAsync(async (db, company) =>
    {
        await work(db, company);
        return 0;
    });

    private Task<T> InScopeAsync<T>(Func<FinanceDbContext, string, Task<T>> work) =>
        app.InAsync<FinanceDbContext, T>(async db =>
        {
            var result = await work(db, "KGS");
            await db.SaveChangesAsync();
            return result;
        });
}
