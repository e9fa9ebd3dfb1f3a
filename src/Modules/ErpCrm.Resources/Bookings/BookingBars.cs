using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

/// <summary>Equal bookings of one project in weeks that follow each other.</summary>
/// <param name="Start">Position of the first week.</param>
internal sealed record BookingBar(int Start, int Length, int Minutes, bool IsTentative)
{
    /// <summary>Position of the week after it.</summary>
    public int End => Start + Length;
}

/// <summary>What a person does on one project.</summary>
internal sealed record ProjectBars(Guid ProjectId, string Project, IReadOnlyList<BookingBar> Bars)
{
    /// <summary>A colour that stays with the project.</summary>
    public string Tone => ((string[])["", "violet", "green", "teal"])[Project.Sum(c => c) % 4];
}

internal static class BookingBars
{
    public static async Task<IReadOnlyList<ProjectBars>> LoadAsync(ResourcesDbContext db, Guid personId,
        DateOnly monday, int weeks, DateOnly today, CancellationToken ct)
    {
        var end = monday.AddDays(7 * weeks);
        var bookings = await db.Counted(today)
            .Where(b => b.PersonId == personId && b.Week >= monday && b.Week < end)
            .Join(db.Projects, b => b.ProjectId, p => p.Id,
                (b, p) => new { b.ProjectId, p.Name, b.Week, b.Minutes, b.IsTentative })
            .OrderBy(b => b.Week)
            .ToListAsync(ct);

        var projects = bookings.GroupBy(b => (b.ProjectId, b.Name)).Select(g => new ProjectBars(
            g.Key.ProjectId,
            g.Key.Name,
            Runs(g.Select(
                b => new BookingBar((b.Week.DayNumber - monday.DayNumber) / 7, 1, b.Minutes, b.IsTentative)))));
        return [.. projects.OrderBy(p => p.Project, StringComparer.CurrentCulture)];
    }

    /// <summary>Joins equal bars that touch; they come in order.</summary>
    private static List<BookingBar> Runs(IEnumerable<BookingBar> weeks)
    {
        var runs = new List<BookingBar>();
        foreach (var week in weeks)
        {
            if (runs.LastOrDefault() is { } last && last.End == week.Start && last.Minutes == week.Minutes
                && last.IsTentative == week.IsTentative)
                runs[^1] = last with { Length = last.Length + 1 };
            else
                runs.Add(week);
        }

        return runs;
    }
}
