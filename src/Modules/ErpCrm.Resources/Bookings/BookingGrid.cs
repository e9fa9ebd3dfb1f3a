using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

internal sealed record BookingCell(Guid Id, int Minutes, bool IsTentative);

/// <param name="Cells">One per week; null where nothing is booked.</param>
internal sealed record BookingGridRow(Guid Id, string Name, string? Meta, IReadOnlyList<BookingCell?> Cells)
{
    public int Minutes => Cells.Sum(c => c?.Minutes ?? 0);
}

/// <summary>Bookings of a project by person, or of a person by project, over the coming weeks.</summary>
/// <param name="RowWord">What a row is, a key of the shared texts.</param>
/// <param name="RowKind">Kind of record that a row is.</param>
/// <param name="Of">Whose bookings these are; one comes back to its page.</param>
internal sealed record BookingGrid(IReadOnlyList<DateOnly> Weeks, IReadOnlyList<BookingGridRow> Rows, string RowWord,
    string RowKind, RecordRef Of)
{
    public const int ShownWeeks = 8;

    public static async Task<BookingGrid> OfPersonAsync(ResourcesDbContext db, Guid personId, DateOnly monday,
        CancellationToken ct)
    {
        var end = monday.AddDays(7 * ShownWeeks);
        var bookings = await db.Counted(monday)
            .Where(b => b.PersonId == personId && b.Week >= monday && b.Week < end)
            .Join(db.Projects, b => b.ProjectId, p => p.Id,
                (b, p) => new Found(p.Id, p.Name, p.CompanyName, b.Id, b.Week, b.Minutes, b.IsTentative))
            .ToListAsync(ct);
        return Make(bookings, monday, "Project", Kinds.Project, new RecordRef(Kinds.Person, personId));
    }

    public static async Task<BookingGrid> OfProjectAsync(ResourcesDbContext db, Guid projectId, DateOnly monday,
        CancellationToken ct)
    {
        var end = monday.AddDays(7 * ShownWeeks);
        var bookings = await db.Counted(monday)
            .Where(b => b.ProjectId == projectId && b.Week >= monday && b.Week < end)
            .Join(db.People, b => b.PersonId, p => p.Id,
                (b, p) => new Found(p.Id, p.Name, p.JobTitle, b.Id, b.Week, b.Minutes, b.IsTentative))
            .ToListAsync(ct);
        return Make(bookings, monday, "Person", Kinds.Person, new RecordRef(Kinds.Project, projectId));
    }

    private static BookingGrid Make(IReadOnlyList<Found> bookings, DateOnly monday, string rowWord, string rowKind,
        RecordRef of)
    {
        var weeks = Enumerable.Range(0, ShownWeeks).Select(i => monday.AddDays(7 * i)).ToList();
        var rows = bookings.GroupBy(b => (b.RowId, b.Name, b.Meta))
            .Select(g => new BookingGridRow(g.Key.RowId, g.Key.Name, g.Key.Meta,
                [.. weeks.Select(w => g.FirstOrDefault(b => b.Week == w)?.Cell)]))
            .OrderBy(r => r.Name, StringComparer.CurrentCulture);
        return new BookingGrid(weeks, [.. rows], rowWord, rowKind, of);
    }

    private sealed record Found(Guid RowId, string Name, string Meta, Guid Id, DateOnly Week, int Minutes,
        bool IsTentative)
    {
        public BookingCell Cell => new(Id, Minutes, IsTentative);
    }
}
