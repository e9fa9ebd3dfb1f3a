using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Checks;

/// <summary>People, rates, leave and bookings are possible.</summary>
internal sealed class PeopleCheck(ResourcesDbContext db) : ICheck
{
    public string Rule => "People: rates, leave and bookings are possible (§13, §19)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rate in db.Rates.AsNoTracking().Where(r => r.CostPerHour < 0 || r.BillPerHour <= 0)
            .AsAsyncEnumerable()
            .WithCancellation(ct))
            yield return Finding.Of("Rate", rate.Id,
                $"it costs {rate.CostPerHour} and sells for {rate.BillPerHour} an hour");
        await foreach (var absence in db.Absences.AsNoTracking().Where(a => a.LastDay < a.FirstDay).AsAsyncEnumerable()
            .WithCancellation(ct))
            yield return Finding.Of("Absence", absence.Id,
                $"it ends on {absence.LastDay:yyyy-MM-dd} before it begins on {absence.FirstDay:yyyy-MM-dd}");
        await foreach (var id in db.Bookings.AsNoTracking().Where(b => !db.Projects.Any(p => p.Id == b.ProjectId)
            || !db.People.Any(p => p.Id == b.PersonId)).Select(b => b.Id).AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Booking", id, $"its project or person is missing");
        await foreach (var week in db.WorkedWeeks.AsNoTracking().Where(w => !db.People.Any(p => p.Id == w.PersonId))
            .Select(w => w.TimesheetId)
            .AsAsyncEnumerable()
            .WithCancellation(ct))
            yield return Finding.Of("Worked week", week, $"its person is missing");
    }
}

/// <summary>People, copied by projects and finance.</summary>
internal sealed class PersonRecords(ResourcesDbContext db) : IRecords
{
    public string Kind => "person";

    public string Holder => "Resources.People";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.People.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                p.Id, ("UserId", p.UserId), ("Name", p.Name), ("Department", p.DepartmentName),
                ("JobTitle", p.JobTitle), ("JoinedOn", p.JoinedOn), ("LeftOn", p.LeftOn));
        }
    }
}

/// <summary>Rates, copied by finance.</summary>
internal sealed class PersonRateRecords(ResourcesDbContext db) : IRecords
{
    public string Kind => "rate";

    public string Holder => "Resources.Rates";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var r in db.Rates.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(r.Id, ("PersonId", r.PersonId), ("ValidFrom", r.ValidFrom),
                ("Cost", r.CostPerHour), ("Bill", r.BillPerHour));
    }
}

/// <summary>Copies of projects.</summary>
internal sealed class ProjectCopies(ResourcesDbContext db) : IRecords
{
    public string Kind => "project";

    public string Holder => "Resources.Projects";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.Projects.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                p.Id, ("Code", p.Code), ("Name", p.Name), ("CompanyName", p.CompanyName), ("StartsOn", p.StartsOn),
                ("EndsOn", p.EndsOn), ("BudgetHours", p.BudgetHours),
                ("ManagerId", p.ManagerId), ("IsOpen", p.IsOpen));
        }
    }
}

/// <summary>Copies of the weeks' sums.</summary>
internal sealed class WorkedWeekCopies(ResourcesDbContext db) : IRecords
{
    public string Kind => "worked week";

    public string Holder => "Resources.WorkedWeeks";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var w in db.WorkedWeeks.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(w.TimesheetId, ("PersonId", w.PersonId), ("Week", w.Week),
                ("Worked", w.WorkedMinutes), ("Billable", w.BillableMinutes));
    }
}
