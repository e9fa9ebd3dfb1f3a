using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Time;

/// <summary>What an empty week can begin with; the person corrects it.</summary>
internal static class WeekFilling
{
    private const int WorkingDays = 5;

    /// <summary>The same work on the same weekdays as in the week before.</summary>
    /// <param name="open">Projects that take time of the person.</param>
    public static void FromLastWeek(Timesheet? before, Timesheet sheet, IReadOnlySet<Guid> open)
    {
        if (before is null) return;
        var cells = new List<CellTime>();
        foreach (var row in before.Rows.OrderBy(r => r.Position).Where(r => open.Contains(r.ProjectId)))
        {
            var own = sheet.Row(row.ProjectId, row.TaskId, row.IsBillable);
            cells.AddRange(before.Entries.Where(e => e.RowId == row.Id)
                .Select(e => new CellTime(own.Id, e.WorkedOn.AddDays(7), e.WorkedMinutes, "")));
        }

        sheet.Fill(cells);
    }

    /// <summary>Booked time, spread evenly from Monday to Friday.</summary>
    public static void FromBookings(IReadOnlyList<(Work Work, int Minutes)> booked, Timesheet sheet)
    {
        var cells = new List<CellTime>();
        foreach (var (work, minutes) in booked.Where(b => b.Minutes > 0))
        {
            var row = sheet.Row(work.ProjectId, work.TaskId, work.IsBillable);
            var parts = Rounding.Allocate(minutes, [.. Enumerable.Repeat(1m, WorkingDays)], 0);
            cells.AddRange(
                parts.Select((part, day) => new CellTime(row.Id, sheet.WeekStart.AddDays(day), (int)part, "")));
        }

        sheet.Fill([.. cells.Where(c => c.Minutes > 0)]);
    }
}
