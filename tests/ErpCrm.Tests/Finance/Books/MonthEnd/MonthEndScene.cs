using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>Closes months of a test, step by step.</summary>
internal static class MonthEndScene
{
    private static int _number = 930_000;

    /// <summary>Posts what a step computes for a month.</summary>
    public static Task<ClosingRun> CloseAsync<TStep>(this TestApp app, string month)
        where TStep : PostingStep =>
        app.InScopeAsync<IServiceProvider, ClosingRun>(services => services.GetRequiredService<ClosingRunner>()
            .PostAsync(StepOf<TStep>(services), ClosingMonth.Parse(month)!, CancellationToken.None));

    /// <summary>What a step computes for a month.</summary>
    public static Task<IReadOnlyList<RunRow>> ComputeAsync<TStep>(this TestApp app, string month)
        where TStep : PostingStep =>
        app.InScopeAsync<IServiceProvider, IReadOnlyList<RunRow>>(services => StepOf<TStep>(services)
            .ComputeAsync(ClosingMonth.Parse(month)!, CancellationToken.None));

    public static Task<ClosingRun> UndoAsync(this TestApp app, Guid run) =>
        app.InScopeAsync<ClosingRunner, ClosingRun>(
            runner => runner.UndoAsync(run, "For the test", CancellationToken.None));

    /// <summary>Takes back what other tests posted, the latest first: months do not stand on theirs.</summary>
    public static async Task UndoAllAsync(this TestApp app, RunStep step)
    {
        var standing = await app.InAsync<FinanceDbContext, List<Guid>>(db => db.ClosingRuns
            .Where(r => r.Step == step && r.State == RunState.Posted)
            .OrderByDescending(r => r.Month).ThenByDescending(r => r.Number).Select(r => r.Id).ToListAsync());
        foreach (var run in standing) await app.UndoAsync(run);
    }

    /// <summary>What runs that stand have posted of a record.</summary>
    public static Task<decimal> StandsAsync(this TestApp app, Guid refId, string? part = null) =>
        app.InAsync<FinanceDbContext, decimal>(async db => (await db.ClosingRunLines.AsNoTracking()
            .Where(l => l.RefId == refId && (part == null || l.Part == part)
                && db.ClosingRuns.Any(r => r.Id == l.RunId && r.State == RunState.Posted))
            .Select(l => l.Difference).ToListAsync()).Sum());

    /// <summary>An issued invoice of one line; 12 % VAT.</summary>
    public static Task<Invoice> SellAsync(this TestApp app, string name, decimal net, DateOnly issuedOn,
        (DateOnly From, DateOnly To)? service = null, string currency = "KGS", decimal rate = 1,
        Guid? project = null) =>
        app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var billed = project is null ? null : await db.Projects.SingleAsync(p => p.Id == project);
            var customer = billed is null ? MoneyScene.NewCustomer(name, currency)
                : await db.Customers.SingleAsync(c => c.Id == billed.CompanyId);
            if (billed is null) db.Add(customer);
            var invoice = new Invoice(customer, currency, issuedOn);
            invoice.AddFree(billed, new LineContent(name, 1, LineUnit.Fixed, net, 0, 12, null, service?.From,
                service?.To));
            invoice.Issue(customer, Interlocked.Increment(ref _number), issuedOn, rate, "KGS");
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice;
        });

    /// <summary>Takes a share of an invoice of one line back.</summary>
    public static Task CreditAsync(this TestApp app, Guid invoice, decimal share, DateOnly on) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var whole = await db.Invoices.Whole().SingleAsync(i => i.Id == invoice);
            var (note, parts) = CreditWriter.Write(whole, new CreditRequest(
                new Dictionary<Guid, decimal> { [whole.Lines[0].Id] = share }, CreditedWork.WrittenOff, "Less", on));
            note.Issue(Interlocked.Increment(ref _number), on, parts);
            db.Add(note);
            await db.SaveChangesAsync();
        });

    private static TStep StepOf<TStep>(IServiceProvider services)
        where TStep : PostingStep => services.GetServices<IClosingStep>().OfType<TStep>().Single();
}
