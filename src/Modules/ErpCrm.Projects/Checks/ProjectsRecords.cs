using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Checks;

/// <summary>Projects, copied by finance and resources.</summary>
internal sealed class ProjectRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "project";

    public string Holder => "Projects.Projects";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.Projects.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                p.Id, ("Code", p.Code), ("Name", p.Name), ("EngagementId", p.EngagementId), ("CompanyId", p.CompanyId),
                ("CompanyName", p.CompanyName), ("Billing", p.Billing), ("Currency", p.Currency),
                ("ContractValue", p.ContractAmount), ("HourlyRate", p.HourlyRate), ("BudgetHours", p.BudgetHours),
                ("MonthlyFee", p.MonthlyFee), ("Months", p.Months), ("StartsOn", p.StartsOn),
                ("EndsOn", p.EndsOn), ("ManagerId", p.ManagerId), ("IsOpen", p.IsOpen));
        }
    }
}

/// <summary>What was agreed for a project; an estimate of nothing is not counted.</summary>
internal sealed class ContractValueRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "contract value";

    public string Holder => "Projects.Projects";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // Nothing is agreed while the deal of a withdrawn project is open again.
        var valued = db.Projects.AsNoTracking().Where(p => p.ContractAmount != 0 && !p.IsWithdrawn)
            .Select(p => new { p.Id, p.EngagementId, p.ContractAmount, p.Currency });
        await foreach (var p in valued.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(p.Id, ("EngagementId", p.EngagementId), ("Value", p.ContractAmount),
                ("Currency", p.Currency));
    }
}

/// <summary>Milestones, the plan of a fixed price.</summary>
internal sealed class MilestoneRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "milestone";

    public string Holder => "Projects.Milestones";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var planned = db.Milestones.AsNoTracking().Join(db.Projects, m => m.ProjectId, p => p.Id,
            (m, p) => new { m.Id, p.EngagementId, m.Amount, p.Currency });
        await foreach (var m in planned.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(m.Id, ("EngagementId", m.EngagementId), ("Value", m.Amount),
                ("Currency", m.Currency));
    }
}

/// <summary>Projects opened by a won deal.</summary>
internal sealed class ProjectOfDealRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "project of a deal";

    public string Holder => "Projects.Projects";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ofDeals = db.Projects.AsNoTracking().Where(p => p.DealId != null)
            .Select(p => new { p.Id, p.DealId, p.Code, p.Name });
        await foreach (var p in ofDeals.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(p.Id, ("DealId", p.DealId), ("Code", p.Code), ("Name", p.Name));
    }
}

/// <summary>The deals that projects come from.</summary>
internal sealed class WonDealCopies(ProjectsDbContext db) : IRecords
{
    public string Kind => "won deal";

    public string Holder => "Projects.Projects";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // Not the client: a project may move to another one, the deal stays who it was won from.
        var ofDeals = db.Projects.AsNoTracking().Where(p => p.DealId != null && !p.IsWithdrawn)
            .Select(p => new { p.DealId, p.EngagementId });
        await foreach (var p in ofDeals.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(p.DealId!.Value, ("EngagementId", p.EngagementId));
    }
}

/// <summary>Copies of companies.</summary>
internal sealed class ClientCopies(ProjectsDbContext db) : IRecords
{
    public string Kind => "company";

    public string Holder => "Projects.Clients";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var c in db.Clients.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(c.Id, ("Name", c.Name), ("Currency", c.Currency));
    }
}

/// <summary>Copies of people.</summary>
internal sealed class PersonCopies(ProjectsDbContext db) : IRecords
{
    public string Kind => "person";

    public string Holder => "Projects.People";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.People.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(p.Id, ("UserId", p.UserId), ("Name", p.Name), ("JobTitle", p.JobTitle),
                ("JoinedOn", p.JoinedOn), ("LeftOn", p.LeftOn));
    }
}

/// <summary>Minutes of every week, copied by resources.</summary>
internal sealed class WeekRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "worked week";

    public string Holder => "Projects.Timesheets";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // A week nobody wrote into yet was not announced.
        var weeks = db.Timesheets.AsNoTracking().Where(s => s.Revision > 0)
            .Select(s => new { s.Id, s.PersonId, s.WeekStart, s.WorkedMinutes, s.BillableMinutes });
        await foreach (var s in weeks.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(s.Id, ("PersonId", s.PersonId), ("Week", s.WeekStart),
                ("Worked", s.WorkedMinutes), ("Billable", s.BillableMinutes));
    }
}

/// <summary>Approved time, delivered in finance.</summary>
internal sealed class ApprovedTimeRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "approved time";

    public string Holder => "Projects.TimeEntries";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var approved = db.TimeEntries.AsNoTracking().Where(e => e.Timesheet!.State == TimesheetState.Approved)
            .Select(e => new { e.Id, e.ProjectId, e.Timesheet!.PersonId, e.WorkedOn, e.WorkedMinutes });
        await foreach (var e in approved.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(e.Id, ("ProjectId", e.ProjectId), ("PersonId", e.PersonId), ("On", e.WorkedOn),
                ("Minutes", e.WorkedMinutes));
    }
}

/// <summary>Accepted milestones, delivered in finance.</summary>
internal sealed class AcceptedMilestoneRecords(ProjectsDbContext db) : IRecords
{
    public string Kind => "accepted milestone";

    public string Holder => "Projects.Milestones";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var accepted = db.Milestones.AsNoTracking().Where(m => m.AcceptedOn != null)
            .Select(m => new { m.Id, m.ProjectId, m.Amount, m.AcceptedOn });
        await foreach (var m in accepted.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(m.Id, ("ProjectId", m.ProjectId), ("Value", m.Amount), ("On", m.AcceptedOn));
    }
}
