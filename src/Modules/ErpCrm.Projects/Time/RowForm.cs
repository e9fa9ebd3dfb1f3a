using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Projects.Time;

/// <summary>Notes and billing of one row.</summary>
internal sealed class RowForm
{
    public Guid RowId { get; set; }
    public string? Name { get; set; }
    public DateOnly WeekStart { get; set; }
    public List<RowNote> Notes { get; set; } = [];

    [BindNever]
    public WhoseWeek Whose { get; set; }

    public static RowForm Of(WeekRow row) => new()
    {
        Notes = [.. row.Cells.Where(c => c.Minutes > 0).Select(
            c => new RowNote { Day = c.Day, Minutes = c.Minutes, Note = c.Note, IsBillable = c.IsBillable })],
    };
}

internal sealed class RowNote
{
    public DateOnly Day { get; set; }
    public int Minutes { get; set; }
    public string? Note { get; set; }
    public bool IsBillable { get; set; }
}

internal sealed class AddRowForm
{
    public DateOnly Week { get; set; }
    public string? Work { get; set; }

    [BindNever]
    public WhoseWeek Whose { get; set; }
}
