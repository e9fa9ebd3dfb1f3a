using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Delivers the monthly fee of open retainers for every month that has begun, once each.</summary>
internal sealed class RetainerMonths(FinanceDbContext db, IBusinessClock clock, ClockWatch watch)
{
    /// <summary>The months that have begun by today, or by the day it
    /// should be while the machine's clock runs ahead.</summary>
    public Task DeliverAsync(IReadOnlyCollection<ProjectCopy> projects, CancellationToken ct) =>
        DeliverAsync(projects, clock.UtcNow, ct);

    /// <summary>The months that had begun at an instant.</summary>
    public Task DeliverAsync(IReadOnlyCollection<ProjectCopy> projects, DateTime by, CancellationToken ct) =>
        DeliverAsync(projects, clock.DayOf(watch.NoLaterThanBelieved(by)), ct);

    private async Task DeliverAsync(IReadOnlyCollection<ProjectCopy> projects, DateOnly by, CancellationToken ct)
    {
        var due = projects.SelectMany(project => MonthsOf(project, by).Select(
            month => (Project: project, Month: month, Id: IdOf(project.Id, month))))
            .ToList();
        if (due.Count == 0) return;
        var projectIds = due.Select(d => d.Project.Id).Distinct().ToList();
        var delivered = await db.Deliveries.Where(
            d => d.Kind == BillingSourceKind.RetainerPeriod && projectIds.Contains(d.ProjectId))
            .Select(d => new { d.ProjectId, d.SourceId }).ToListAsync(ct);
        var (known, fees) = (delivered.Select(d => d.SourceId).ToHashSet(),
            delivered.GroupBy(d => d.ProjectId).ToDictionary(g => g.Key, g => g.Count()));
        foreach (var (project, month, id) in due.Where(d => !known.Contains(d.Id)))
        {
            // The agreed number of fees, wherever its months lie now (domain-rules §10).
            if (fees.GetValueOrDefault(project.Id) >= project.Months) continue;
            fees[project.Id] = fees.GetValueOrDefault(project.Id) + 1;
            var on = month < project.StartsOn ? project.StartsOn : month;
            var description = $"{project.Name}, {month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
            db.Add(new Delivery(BillingSourceKind.RetainerPeriod, id, project, description, 1,
                project.MonthlyFee!.Value, on));
        }
    }

    /// <summary>The project is withdrawn: months that nobody billed or wrote off were never asked for.</summary>
    public async Task TakeBackAsync(ProjectCopy project, CancellationToken ct)
    {
        var months = await db.Deliveries.Include(d => d.WriteOffs)
            .Where(d => d.ProjectId == project.Id && d.Kind == BillingSourceKind.RetainerPeriod
                && d.OpenQuantity == d.Quantity)
            .ToListAsync(ct);
        months.RemoveAll(d => d.WriteOffs.Count > 0);
        months.ForEach(d => d.Withdraw());
        db.RemoveRange(months);
    }

    /// <summary>First days of the months that have begun by then; of
    /// a reopened project only those since it was reopened.</summary>
    public static IEnumerable<DateOnly> MonthsOf(ProjectCopy project, DateOnly today)
    {
        if (project.Billing != BillingMethod.Retainer || project.MonthlyFee is not > 0 || !project.IsOpen) yield break;
        var first = new DateOnly(project.StartsOn.Year, project.StartsOn.Month, 1);
        if (project.ReopenedOn is { } reopened && reopened > project.StartsOn)
            first = new DateOnly(reopened.Year, reopened.Month, 1);
        for (var (month, count) = (first, 0); month <= today
            && count < (project.Months ?? int.MaxValue); (month, count) = (month.AddMonths(1), count + 1))
        {
            if (project.EndsOn < month || project.StartsOn > today) yield break;
            yield return month;
        }
    }

    /// <summary>The same id for the same project and month, so that the month is delivered once.</summary>
    public static Guid IdOf(Guid projectId, DateOnly month) =>
        new(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{projectId:N}/{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"))
                .AsSpan(0, 16));
}

/// <summary>Every night: the months that began.</summary>
internal sealed class DeliverRetainerMonths(FinanceDbContext db, RetainerMonths months) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var retainers = await db.Projects.Where(p => p.Billing == BillingMethod.Retainer && p.IsOpen)
            .ToListAsync(token);
        await months.DeliverAsync(retainers, token);
        await db.SaveChangesAsync(token);
    }, ct);
}
