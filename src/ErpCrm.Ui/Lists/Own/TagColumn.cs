using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Ui.Lists.Own;

internal static class TagColumn
{
    public const string Key = "tags";

    /// <summary>Whether rows know their record.</summary>
    public static bool HasPlaceIn<TRow>() => typeof(TRow).GetProperty("Id")?.PropertyType == typeof(Guid);
}

/// <summary>The tags of the records of a list. They are asked for in the list's own command, and read for the rows of
/// a page at once.</summary>
internal sealed class TagColumn<TRow> : Column<TRow>
    where TRow : class
{
    // Made once: a column is made for every page of every list.
    private static readonly Func<TRow, Guid> IdOf =
        typeof(TRow).GetProperty("Id")!.GetMethod!.CreateDelegate<Func<TRow, Guid>>();

    private readonly CustomCatalogue _catalogue;
    private readonly IQueryable<RecordTag> _tags;
    private readonly Dictionary<Guid, List<TagLabel>> _ofRows = [];

    private TagColumn(CustomCatalogue catalogue, IQueryable<RecordTag> tags, Field<TRow> read)
        : base(read)
    {
        (_catalogue, _tags) = (catalogue, tags);
        GoesWhenEmpty = true;
    }

    public static TagColumn<TRow> Of(CustomCatalogue catalogue, IQueryable<RecordTag> tags)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var id = Expression.Property(row, "Id");
        Expression<Func<Guid, IQueryable<Guid>>> of =
            record => tags.Where(t => t.RecordId == record).Select(t => t.TagId);
        var read = Expression.Lambda<Func<TRow, IQueryable<Guid>>>(
            ReplacingExpressionVisitor.Replace(of.Parameters[0], id, of.Body), row);
        var field = new Field<TRow, IQueryable<Guid>>(TagColumn.Key, "Tags", FieldType.Options, read);
        return new(catalogue, tags, field);
    }

    /// <summary>Reads the tags of these rows.</summary>
    public async Task LoadAsync(IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(IdOf).Where(id => !_ofRows.ContainsKey(id)).Distinct().ToList();
        if (ids.Count == 0) return;
        var found = await _tags.Where(t => EF.Parameter(ids).Contains(t.RecordId))
            .Select(t => new { t.RecordId, t.TagId }).ToListAsync(ct);
        var byRecord = found.ToLookup(t => t.RecordId, t => t.TagId);
        foreach (var id in ids)
            _ofRows[id] = [.. byRecord[id].Select(_catalogue.TagOf).OfType<TagLabel>()
                .OrderBy(tag => tag.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public override string WordIn(ListScope scope, object value) => "";

    public override Html Cell(TRow row, ListScope scope)
    {
        var tags = TagsOf(row).Select(tag => Cells.Badge(tag.Tone, tag.Name)).ToList();
        return tags.Count == 0
            ? Cells.Nothing
            : Html.Of($"<span class=\"tag-row\">{Html.Join(tags)}</span>");
    }

    public override object? Exported(TRow row, ListScope scope) =>
        TagsOf(row) is { Count: > 0 } tags ? string.Join(", ", tags.Select(tag => tag.Name)) : null;

    public override object? InSheet(TRow row, ListScope scope) => Exported(row, scope);

    internal override IReadOnlyList<SelectListItem>? OffersIn(ListScope scope) =>
        [.. _catalogue.Tags.Select(tag => new SelectListItem(tag.Name, tag.Id.ToString()))];

    internal override IReadOnlyDictionary<Guid, string>? TitlesIn(ListScope scope) =>
        _catalogue.Tags.ToDictionary(tag => tag.Id, tag => tag.Name);

    private List<TagLabel> TagsOf(TRow row) => _ofRows.GetValueOrDefault(IdOf(row), []);
}
