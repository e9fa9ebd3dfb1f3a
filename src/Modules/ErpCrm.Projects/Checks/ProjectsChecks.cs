using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Checking;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Checks;

/// <summary>Weeks: sums equal their entries, days have 24 hours, billable never exceeds worked.</summary>
internal sealed class TimesheetCheck(ProjectsDbContext db) : ICheck
{
    private const int Portion = 500;

    public string Rule => "Timesheets: sums equal their entries (§9)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in (await db.Timesheets.Select(s => s.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var sheets = await db.Timesheets.AsNoTracking().Include(s => s.Rows).Include(s => s.Entries).AsSplitQuery()
                .Where(s => ids.Contains(s.Id))
                .ToListAsync(ct);
            foreach (var finding in sheets.SelectMany(Check)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(Timesheet sheet)
    {
        var (worked, billable) = (sheet.Entries.Sum(e => e.WorkedMinutes), sheet.Entries.Sum(e => e.BillableMinutes));
        if ((worked, billable) != (sheet.WorkedMinutes, sheet.BillableMinutes))
            yield return Finding.Of("Timesheet", sheet.Id,
                $"it says {sheet.WorkedMinutes} worked and {sheet.BillableMinutes} billable minutes, its entries {worked} and {billable}");
        foreach (var day in sheet.Entries.GroupBy(e => e.WorkedOn)
            .Where(g => g.Sum(e => e.WorkedMinutes) > Timesheet.MinutesOfDay))
            yield return Finding.Of("Timesheet", sheet.Id,
                $"{day.Key:yyyy-MM-dd} has {day.Sum(e => e.WorkedMinutes)} minutes");
        if (sheet.WeekStart != Weeks.MondayOf(sheet.WeekStart))
            yield return Finding.Of("Timesheet", sheet.Id, $"it begins on {sheet.WeekStart:yyyy-MM-dd}, not a Monday");

        var rows = sheet.Rows.ToDictionary(r => r.Id);
        foreach (var entry in sheet.Entries)
        {
            if (entry.BillableMinutes < 0 || entry.BillableMinutes > entry.WorkedMinutes)
                yield return Finding.Of("TimeEntry", entry.Id,
                    $"{entry.BillableMinutes} of {entry.WorkedMinutes} minutes are billable");
            if (entry.WorkedOn < sheet.WeekStart || entry.WorkedOn > sheet.WeekStart.AddDays(6))
                yield return Finding.Of("TimeEntry", entry.Id, $"{entry.WorkedOn:yyyy-MM-dd} is not in its week");
            if (!rows.TryGetValue(entry.RowId, out var row) || row.ProjectId != entry.ProjectId
                || row.TaskId != entry.TaskId)
                yield return Finding.Of("TimeEntry", entry.Id, $"it does not belong to its row");
        }
    }
}

/// <summary>Projects: terms, milestones and state agree.</summary>
internal sealed class ProjectCheck(ProjectsDbContext db) : ICheck
{
    private const int Portion = 500;

    public string Rule => "Projects: terms, milestones and state agree (§10)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var clients = (await db.Clients.Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        foreach (var ids in (await db.Projects.Select(p => p.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var projects = await db.Projects.AsNoTracking().Include(p => p.Milestones).Include(p => p.ChangeOrders)
                .AsSplitQuery()
                .Where(p => ids.Contains(p.Id))
                .ToListAsync(ct);
            foreach (var finding in projects.SelectMany(project => Check(project, clients))) yield return finding;
        }

        var last = await db.Counters.Select(c => c.Last).SingleOrDefaultAsync(ct);
        // Codes that files brought along are none of ours.
        var highest = (await db.Projects.Select(p => p.Code).ToListAsync(ct)).Max(ProjectCode.NumberOf) ?? 0;
        if (last < highest)
            yield return new Finding("Project counter", $"{ProjectCode.Of(highest)} is given, the last number is {last}");
    }

    private static IEnumerable<Finding> Check(Project project, HashSet<Guid> clients)
    {
        if (!clients.Contains(project.CompanyId))
            yield return Of(project, $"its client {project.CompanyId} is not known");
        if ((project.IsOpen || project.IsWithdrawn) != (project.CompletedOn is null))
            yield return Of(project,
                $"it is {(project.IsOpen ? "open" : "completed")} with “{project.CompletedOn}” as day of completion");
        if (project.Billing == BillingMethod.Retainer && project.ContractAmount != Rounding.Round(
            project.EarlierFees + ((project.MonthlyFee ?? 0) * ((project.Months ?? 0) - project.EarlierMonths)),
            project.Currency))
            yield return Of(project,
                $"its value {project.ContractAmount} is not {project.EarlierFees} for {project.EarlierMonths} months and fee {project.MonthlyFee} for the rest of {project.Months}");
        if (project.ContractAmount < project.Accepted)
            yield return Of(project,
                $"its value {project.ContractAmount} is below its accepted milestones {project.Accepted}");
        var orders = project.ChangeOrders.OrderBy(o => o.Number).ToList();
        if (orders.Count > 0 && (orders[^1].NewAmount != project.ContractAmount || orders.Zip(orders.Skip(1))
            .Any(pair => pair.First.NewAmount != pair.Second.OldAmount)))
            yield return Of(project, $"its change orders do not lead to its value {project.ContractAmount}");
        if (project.Billing != BillingMethod.FixedPrice && project.Milestones.Count > 0)
            yield return Of(project, $"it has milestones and is billed by {project.Billing}");
        // A plan may be unfinished at any time, also after a first part was accepted; what is accepted was planned.
        foreach (var part in project.Milestones.Where(
            m => m.Amount <= 0 || m.Amount != Rounding.Round(m.Amount, project.Currency)))
            yield return Finding.Of("Milestone", part.Id, $"its amount is {part.Amount}");
    }

    private static Finding Of(Project project, FormattableString problem) => Finding.Of("Project", project.Id, problem);
}
