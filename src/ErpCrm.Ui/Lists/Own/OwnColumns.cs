using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;

namespace ErpCrm.Ui.Lists.Own;

/// <summary>The columns that a company added to a list: its own fields and tags, as far as they exist for this
/// reader. They are asked, ordered, grouped and filed as every other column.</summary>
internal sealed record OwnColumns<TRow>(IReadOnlyList<Column<TRow>> Columns)
    where TRow : class
{
    public TagColumn<TRow>? Tags => Columns.OfType<TagColumn<TRow>>().FirstOrDefault();

    public IEnumerable<CustomColumn<TRow>> Fields => Columns.OfType<CustomColumn<TRow>>();

    public static OwnColumns<TRow> Of(Type record, ListScope scope)
    {
        if (scope.Find<ICustomFields>()?.Current is not { } catalogue
            || scope.Get<RecordKinds>().OfType(record) is not { } kind) return new([]);
        var columns = new List<Column<TRow>>();
        if (typeof(TRow).IsAssignableTo(typeof(IShowsCustom)))
        {
            var (names, values) = (scope.Get<ReferenceNames>(), new OwnValues<TRow>());
            var kinds = scope.Get<RecordKinds>();
            foreach (var field in CustomColumns.In(catalogue, kind, scope))
            {
                var target = kinds.Find(field.Target);
                var title = target?.Module == kind.Module ? target.TitleOfId(scope.Services) : null;
                columns.Add(CustomColumns.Of(field, catalogue.People, names, values, title));
            }
        }

        if (catalogue.Tags.Count > 0 && kind.Can(RecordAbility.Tags) && TagColumn.HasPlaceIn<TRow>())
            columns.Add(TagColumn<TRow>.Of(catalogue, kind.Tags(scope.Services)));
        return new(columns);
    }
}
