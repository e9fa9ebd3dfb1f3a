using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What the company added to its records, chosen of two as everything else: its fields one by one, its tags.
/// What the reader does not see or may not change is not chosen: what stays keeps its own and takes what it lacks.
/// </summary>
internal sealed class MergeOwn(
    CrmDbContext db, ICustomFields catalogue, ReferenceNames references, ICurrentUser me,
    IStringLocalizer<SharedText> texts)
{
    public async Task<IReadOnlyList<MergeRow>> RowsAsync(string kind, ICustomized into, ICustomized from,
        MergeForm form, bool isProposed, CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        var (mine, theirs) = (CustomValues.Of(into.Custom), CustomValues.Of(from.Custom));
        await references.LoadAsync(Chosen(kind).Where(field => field.Type == CustomType.Reference)
            .SelectMany(field => new[] { mine, theirs }.Select(
                values => (field.Target, Id: values.IdOf(field.Key) ?? Guid.Empty)))
            .Where(named => named.Id != Guid.Empty), ct);
        return
        [
            .. from field in Chosen(kind)
               where mine.Has(field.Key) || theirs.Has(field.Key)
               select new MergeRow(field.Key, field.Name.Said, Shown(field, mine), Shown(field, theirs),
                   isProposed ? !mine.Has(field.Key) : form.Takes(field.Key)) { IsOwn = true },
        ];
    }

    public async Task<IReadOnlyList<MergeTag>> TagsAsync((Guid Id, string Name) one, (Guid Id, string Name) other,
        MergeForm form, bool isProposed, CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        if (catalogue.Current.Tags.Count == 0) return [];
        var given = await db.Set<RecordTag>().AsNoTracking().Where(t => t.RecordId == one.Id || t.RecordId == other.Id)
            .ToListAsync(ct);
        return
        [
            .. from tag in catalogue.Current.Tags
               let who = given.Where(t => t.TagId == tag.Id).Select(t => t.RecordId).ToList()
               where who.Count > 0
               let names = new[] { one, other }.Where(it => who.Contains(it.Id)).Select(it => it.Name)
               select new MergeTag(tag, string.Join(", ", names), isProposed || !form.LeftTags().Contains(tag.Id)),
        ];
    }

    /// <summary>The values of the one.</summary>
    public async Task<string?> ChooseAsync(string kind, ICustomized into, ICustomized from, MergeForm form,
        CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        return CustomValues.Chosen(into.Custom, from.Custom, Chosen(kind).Where(f => form.Take.ContainsKey(f.Key))
            .ToDictionary(field => field.Key, field => form.Takes(field.Key)));
    }

    private IEnumerable<CustomField> Chosen(string kind) => catalogue.Current.ChangedBy(me, kind);

    private string Shown(CustomField field, CustomValues values) =>
        CustomShown.Text(field, values, catalogue.Current.People, texts, references);
}
