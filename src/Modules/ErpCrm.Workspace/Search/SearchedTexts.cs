using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Searching;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Search;

/// <summary>What records are found by: their own words, their tags, and what stands in the fields that the company
/// added. What only few may see is found by nobody. Read from the database: what is kept in memory may be a moment
/// older than the change that the index takes in.</summary>
internal sealed class SearchedTexts(WorkspaceDbContext db)
{
    public async Task<IReadOnlyList<RecordText>> OfAsync(
        RecordKind kind, IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var texts = await kind.TextsAsync(services, ids, ct);
        var fields = await FieldsAsync(kind, ct);
        var tags = texts.Count == 0 || !kind.Can(RecordAbility.Tags) ? null : await TagsAsync(kind.Key, ids, ct);
        return fields.Count == 0 && tags is null
            ? texts
            : [.. texts.Select(text => text with { Text = string.Join(' ', Words(text, fields, tags)) })];
    }

    private async Task<List<CustomField>> FieldsAsync(RecordKind kind, CancellationToken ct) =>
        kind.Can(RecordAbility.Fields)
            ? [.. (await db.FieldDefinitions.AsNoTracking().Where(f => f.Kind == kind.Key && f.DeletedAt == null)
                .OrderBy(f => f.Position).ThenBy(f => f.Number).ToListAsync(ct))
                .Select(f => f.ToField()).Where(IsSearched)]
            : [];

    private static IEnumerable<string> Words(RecordText text, List<CustomField> fields, ILookup<Guid, string>? tags)
    {
        yield return text.Text;
        foreach (var tag in tags?[text.Id] ?? []) yield return SearchText.Of(tag);
        if (fields.Count == 0 || text.Custom is null) yield break;
        var values = CustomValues.Of(text.Custom);
        foreach (var word in fields.SelectMany(field => WordsOf(field, values))) yield return SearchText.Of(word);
    }

    private static IEnumerable<string> WordsOf(CustomField field, CustomValues values) => field.Type switch
    {
        CustomType.Choice => ChoiceWords(field, values.IdOf(field.Key)),
        CustomType.Choices => values.IdsOf(field.Key).SelectMany(id => ChoiceWords(field, id)),
        _ => values.TextOf(field.Key) is { } text ? [text] : [],
    };

    private static IEnumerable<string> ChoiceWords(CustomField field, Guid? id) =>
        id is { } known ? field.ChoiceOf(known)?.Name.All ?? [] : [];

    private static bool IsSearched(CustomField field) => field.SeenWith is null
        && field.Type is (CustomType.Text or CustomType.LongText or CustomType.Choice or CustomType.Choices
            or CustomType.Link);

    private async Task<ILookup<Guid, string>> TagsAsync(string kind, IReadOnlyCollection<Guid> ids,
        CancellationToken ct)
    {
        // A company and the customer of it have one id.
        var rows = await db.Set<RecordTag>()
            .Where(t => t.Kind == kind && EF.Parameter(ids).Contains(t.RecordId))
            .Join(db.Tags, t => t.TagId, t => t.Id, (tagged, tag) => new { tagged.RecordId, tag.Id, tag.Name })
            .OrderBy(t => t.Id).ToListAsync(ct);
        return rows.ToLookup(t => t.RecordId, t => t.Name);
    }
}
