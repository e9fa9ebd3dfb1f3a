using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

internal static class Sheets
{
    /// <summary>Weeks with everything in them.</summary>
    public static IQueryable<Timesheet> WholeSheets(this ProjectsDbContext db) =>
        db.Timesheets.Include(s => s.Rows).Include(s => s.Entries).AsSplitQuery();

    /// <summary>The person's week, begun when there is none.</summary>
    public static async Task<Timesheet> SheetOfAsync(this ProjectsDbContext db, Guid personId, DateOnly day,
        CancellationToken ct)
    {
        var monday = Weeks.MondayOf(day);
        var known = db.Timesheets.Local.FirstOrDefault(s => s.PersonId == personId && s.WeekStart == monday)
            ?? await db.WholeSheets().FirstOrDefaultAsync(s => s.PersonId == personId && s.WeekStart == monday, ct);
        if (known is not null) return known;
        var sheet = Timesheet.Begin(personId, day);
        db.Add(sheet);
        return sheet;
    }

    /// <summary>Users who manage the projects that hours of a week are on.</summary>
    public static Task<List<Guid>> ManagersOfWeekAsync(this ProjectsDbContext db, Guid personId, DateOnly monday,
        CancellationToken ct)
    {
        var worked = db.Timesheets.Where(s => s.PersonId == personId && s.WeekStart == monday)
            .SelectMany(s => s.Entries).Select(e => e.ProjectId);
        return db.Projects.Where(p => p.ManagerId != null && worked.Contains(p.Id)).Select(p => p.ManagerId!.Value)
            .Distinct().ToListAsync(ct);
    }
}
