using ErpCrm.Platform.Imports;
using ErpCrm.Workspace.Tags;
using ErpCrm.Workspace.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>Tags of some rows: checked before the rows are taken, put on after them.</summary>
internal static class ImportTagging
{
    /// <summary>The rows, without what names a tag that whoever imports may not make.</summary>
    public static async Task<List<ReadRow>> CheckAsync(
        ImportedTags tags, List<ReadRow> read, IStringLocalizer<WorkspaceText> texts, CancellationToken ct)
    {
        var names = read.SelectMany(row => NamesOf(row.Row)).Distinct().ToList();
        if (names.Count == 0) return read;
        var unknown = await tags.UnknownAsync(names, ct);
        var reason = texts["There is no tag of this name. Choose one of the list."].Value;
        if (unknown.Count == 0) return read;
        return read.ConvertAll(row => NamesOf(row.Row).Select(Tag.KeyOf).Any(unknown.Contains)
            ? row with { Row = null, Wrong = [(TagsColumn.TagsKey, reason)] }
            : row);
    }

    /// <summary>Rows that change nothing but the tags of a record change it too.</summary>
    public static async Task<IReadOnlyList<RowOutcome>> PutAsync(ImportedTags tags, ImportSession session, string kind,
        IReadOnlyList<ImportRow> rows, IReadOnlyList<RowOutcome> outcomes, CancellationToken ct)
    {
        var named = rows.Where(row => NamesOf(row).Count > 0).ToDictionary(row => row.Number, NamesOf);
        var tagged = outcomes
            .Where(o => o.Record is not null && o.Result != RowResult.Refused && named.ContainsKey(o.Number)
                && (!session.IsTrial || o.Result == RowResult.Skipped))
            .Select(o => (o.Record!.Value, named[o.Number])).ToList();
        if (tagged.Count == 0) return outcomes;
        var changed = await tags.PutAsync(session.Batch, kind, tagged, session.IsTrial, ct);
        return [.. outcomes.Select(o => o is { Result: RowResult.Skipped, Record: { } record }
            && changed.Contains(record) ? o with { Result = RowResult.Updated } : o)];
    }

    private static IReadOnlyList<string> NamesOf(ImportRow? row) =>
        row?.Said(TagsColumn.TagsKey) as IReadOnlyList<string> ?? [];
}
