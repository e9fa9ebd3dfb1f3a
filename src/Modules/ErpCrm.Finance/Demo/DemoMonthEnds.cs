using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>A year of support that is earned month by month, a fixed price that is earned by progress, and the last two
/// months closed.</summary>
internal sealed class DemoMonthEnds(FinanceDbContext db, ClosingRunner runner, Checklists lists, Issuing issuing,
    ContractReading contracts, ICompanyProfile company) : IDemoActor
{
    private const int Ago = 100;
    private const string Manager = "timur@orda.example";

    // After everything that is posted on a day, and before journals are numbered.
    public int Order => 48;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        if (day == world.Today.AddDays(-Ago)) await SellSupportAsync(day, ct);
        if (day == world.Today) await CloseAsync(world, ct);
    }

    private async Task SellSupportAsync(DateOnly day, CancellationToken ct)
    {
        var currency = company.Current.BaseCurrency;
        var customer = await db.Customers.Standing().Where(c => c.Currency == currency).OrderBy(c => c.Name)
            .FirstAsync(ct);
        var first = new DateOnly(day.Year, day.Month, 1);
        var vat = await db.TaxRates.AsNoTracking().Where(r => r.IsDefault).Select(r => r.Percent).FirstAsync(ct);
        var invoice = new Invoice(customer, currency, day);
        invoice.AddFree(null, new LineContent("Сопровождение на год, 12 месяцев", 12, LineUnit.Month, 38_000m, 0, vat,
            null, first, first.AddYears(1).AddDays(-1)));
        db.Add(invoice);
        await db.SaveChangesAsync(ct);
        await issuing.IssueAsync(await db.Invoices.Whole().SingleAsync(i => i.Id == invoice.Id, ct), day, ct);
    }

    private async Task CloseAsync(DemoWorld world, CancellationToken ct)
    {
        var (now, by) = (world.Moment(world.Today, 17), world.UserIds[FinanceDemo.Accountant]);
        var last = ClosingMonth.Of(world.Today).Before;
        await EstimateAsync(last.Before, by, now, ct);
        foreach (var month in new[] { last.Before, last }) await CloseAsync(month, world, by, now, ct);
        var late = new LockException(world.UserIds[Manager], last.First, now.AddDays(1),
            "Акт пришёл после закрытия месяца.", now, by);
        late.End(now, by);
        db.Add(late);
        await db.SaveChangesAsync(ct);
    }

    private async Task EstimateAsync(ClosingMonth month, Guid by, DateTime now, CancellationToken ct)
    {
        var contract = (await contracts.ReadAsync(month, [], ct)).Where(c => c.Project.IsOpen && c.Cost > 0)
            .MaxBy(c => c.Cost);
        if (contract is null) return;
        db.Add(new EarningTerms(contract.Project.Id, EarningMethod.CostToCost));
        db.Add(new CompletionEstimate(contract.Project.Id, month.First, EarningMethod.CostToCost, contract.Cost,
            Rounding.Round(contract.Cost * 0.6m, 0), "Осталась приёмка и обучение.", by, now));
        await db.SaveChangesAsync(ct);
    }

    private async Task CloseAsync(ClosingMonth month, DemoWorld world, Guid by, DateTime now, CancellationToken ct)
    {
        var list = await lists.OfAsync(month, world.Today, ct);
        foreach (var step in list.Steps.Select(s => s.Step).OfType<PostingStep>())
        {
            if (await step.LackAsync(month, ct) is null
                && (await step.ComputeAsync(month, ct)).Any(row => row.Difference != 0))
                await runner.PostAsync(step, month, ct);
        }

        foreach (var step in (await lists.OfAsync(month, world.Today, ct)).Steps.Where(s => !s.IsDone))
            db.Add(new ClosingTick(month.First, step.Step.Key, step.State.Left, null, by, now));
        var locks = await BookLocks.ForChangeAsync(db, ct);
        db.AddRange(locks.Move(LockKind.Operations, month.Last, null, world.Today, now, by));
        await db.SaveChangesAsync(ct);
    }
}
