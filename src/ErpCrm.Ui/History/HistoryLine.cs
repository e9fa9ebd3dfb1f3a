using ErpCrm.Platform.Auditing;

namespace ErpCrm.Ui.History;

/// <summary>One change of a record, for the partial <c>_History</c>.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Action"><c>Created</c>, <c>Changed</c> or <c>Deleted</c>.</param>
/// <param name="Label">Name of the record or part.</param>
/// <param name="Changes">What changed; fields and values as the reader is to see them.</param>
public sealed record HistoryLine(DateTime At, string By, string Action, string Label,
    IReadOnlyList<FieldChange> Changes)
{
    private static readonly TimeSpan OneSave = TimeSpan.FromSeconds(1);

    /// <summary>Neighbours that were saved together; the record itself stands before its parts.</summary>
    public static IReadOnlyList<IReadOnlyList<HistoryLine>> BySave(IEnumerable<HistoryLine> lines)
    {
        var saves = new List<List<HistoryLine>>();
        foreach (var line in lines)
        {
            if (saves.LastOrDefault() is { } last && last[0].By == line.By
                && (last[0].At - line.At).Duration() < OneSave)
                last.Add(line);
            else saves.Add([line]);
        }

        return [.. saves.Select(save => (IReadOnlyList<HistoryLine>)[.. save.OrderBy(line => line.IsPart)])];
    }

    /// <summary>Whether it is a part of the record: a line, a member, a milestone.</summary>
    public bool IsPart { get; init; }
}
