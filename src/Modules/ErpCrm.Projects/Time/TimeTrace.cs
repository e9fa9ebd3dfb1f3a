using System.Text.Json;
using ErpCrm.Platform.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>What a cell of a week was before a row of a file changed it.</summary>
/// <param name="HasRow">The week had the cell's row already.</param>
/// <param name="HasWeek">The week had been begun already.</param>
internal sealed record TimeTrace(Guid Week, Guid Row, DateOnly Day, int Minutes, bool IsBillable, string Note,
    bool HasRow, bool HasWeek)
{
    public bool IsNew => Minutes == 0;

    /// <summary>Tells a cell that somebody has changed since: what the row left is kept where other records keep their
    /// version.</summary>
    public static int SignOf(int minutes, bool isBillable) => (minutes * 2) + (isBillable ? 1 : 0);

    public static TimeTrace Of(ImportedRow row) => JsonSerializer.Deserialize<TimeTrace>(row.Before!)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>Takes hours back that came out of a file, the last first.</summary>
internal sealed class TimeBack(ProjectsDbContext db)
{
    private readonly Dictionary<Guid, int> _signs = [];
    private readonly List<TimeTrace> _back = [];

    public async Task TakeAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct)
    {
        var weeks = rows.Select(row => TimeTrace.Of(row).Week).Distinct().ToList();
        var sheets = await db.WholeSheets().Where(s => EF.Parameter(weeks).Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, ct);
        foreach (var entry in sheets.Values.SelectMany(sheet => sheet.Entries))
            _signs[entry.Id] = TimeTrace.SignOf(entry.WorkedMinutes, entry.IsBillable);
        foreach (var row in rows) row.State = StateOf(row, sheets);
        foreach (var some in _back.GroupBy(trace => trace.Week)) Restore(sheets[some.Key], [.. some]);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private ImportedState StateOf(ImportedRow row, Dictionary<Guid, Timesheet> sheets)
    {
        var trace = TimeTrace.Of(row);
        if (!sheets.TryGetValue(trace.Week, out var sheet) || !_signs.TryGetValue(row.RecordId, out var sign))
            return ImportedState.TakenBack;
        if (sheet.State != TimesheetState.Open) return ImportedState.LeftUsed;
        if (sign != row.Version) return ImportedState.LeftChanged;
        _signs[row.RecordId] = TimeTrace.SignOf(trace.Minutes, trace.IsBillable);
        if (trace.IsNew) _signs.Remove(row.RecordId);
        _back.Add(trace);
        return ImportedState.TakenBack;
    }

    // In the order in which they are taken back: of several for one cell the earliest counts.
    private void Restore(Timesheet sheet, IReadOnlyList<TimeTrace> traces)
    {
        sheet.Take([.. traces.Select(trace => new KnownCell(
            new CellTime(trace.Row, trace.Day, trace.Minutes, trace.Note), trace.IsBillable))]);
        foreach (var row in traces.Where(trace => !trace.HasRow).Select(trace => trace.Row).Distinct())
        {
            if (sheet.Entries.All(entry => entry.RowId != row)) sheet.RemoveRow(row);
        }

        if (sheet.Rows.Count > 0 || traces.All(trace => trace.HasWeek)) return;
        sheet.Discard();
        db.Remove(sheet);
    }
}
