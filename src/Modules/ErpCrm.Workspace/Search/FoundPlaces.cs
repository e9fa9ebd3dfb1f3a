using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Text;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Search;

/// <summary>Says of found records where the typed words stand, as people wrote them, if neither the title nor what is
/// said beside it shows them: in fields that the reader sees.</summary>
internal sealed class FoundPlaces(WorkspaceDbContext db, ICustomFields catalogue, ICurrentUser me,
    IServiceProvider services, IStringLocalizerFactory factory, IStringLocalizer<SharedText> shared,
    IStringLocalizer<WorkspaceText> T, ILogger<FoundPlaces> log)
{
    private const int PhoneDigits = 6;

    public async Task<IReadOnlyList<FoundRecord>> ShowAsync(
        IReadOnlyList<FoundRecord> found, IReadOnlyList<SearchWord> words, CancellationToken ct)
    {
        var hidden = found
            .Select(f => (Found: f, Words: words.Where(word => !IsIn($"{f.Title} {f.Detail}", word)).ToList()))
            .Where(f => f.Words.Count > 0).ToList();
        if (hidden.Count == 0) return found;
        var places = new Dictionary<RecordRef, FoundPlace>();
        await catalogue.LoadAsync(ct);
        var tags = await TagsAsync([.. hidden.Select(f => f.Found)], ct);
        foreach (var of in hidden.GroupBy(f => f.Found.Kind))
        {
            var texts = await TextsAsync(of.Key, [.. of.Select(f => f.Found.Id)], tags, ct);
            foreach (var (record, missing) in of)
            {
                if (texts[record.Id].FirstOrDefault(text => missing.Exists(word => IsIn(text.Text, word)))
                    is { } place)
                    places[Ref(record)] = place with { Text = Excerpt.Of(place.Text, missing) };
            }
        }

        return [.. found.Select(f => f with { Place = places.GetValueOrDefault(Ref(f)) })];
    }

    /// <summary>Whether a typed word stands in a text, however either is written.</summary>
    internal static bool IsIn(string text, SearchWord word)
    {
        var keys = SearchWords.Keys(SearchText.Of(text), int.MaxValue);
        return word.StandsIn(keys, keys) || IsNumberIn(text, word.Spellings[0]);
    }

    private static RecordRef Ref(FoundRecord found) => new(found.Kind.Key, found.Id);

    // A phone number is found in any grouping, and with its country or without.
    private static bool IsNumberIn(string text, string word) =>
        word.All(char.IsAsciiDigit) && word.TrimStart('0') is { Length: >= PhoneDigits } digits
        && SearchText.Compact(text).Contains(digits, StringComparison.Ordinal);

    // One module's failure does not take the results with it.
    private async Task<ILookup<Guid, FoundPlace>> TextsAsync(RecordKind kind, IReadOnlyCollection<Guid> ids,
        ILookup<RecordRef, FoundPlace> tags, CancellationToken ct)
    {
        try
        {
            var said = await kind.SaidAsync(services, ids, ct);
            return said.SelectMany(s => Own(kind, s).Concat(Custom(kind, s)).Concat(tags[new(kind.Key, s.Id)])
                .Select(place => (s.Id, Place: place))).ToLookup(p => p.Id, p => p.Place);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "What {Kind} say could not be read", kind.Key);
            return Array.Empty<FoundPlace>().ToLookup(_ => Guid.Empty);
        }
    }

    private IEnumerable<FoundPlace> Own(RecordKind kind, RecordSaid said)
    {
        var texts = factory.Create(kind.Words.Texts);
        return said.Texts.Select(text => new FoundPlace(
            texts[text.Field.Word] is { ResourceNotFound: false } own ? own.Value : shared[text.Field.Word].Value,
            text.Text));
    }

    private IEnumerable<FoundPlace> Custom(RecordKind kind, RecordSaid said)
    {
        if (said.Custom is null) return [];
        var values = CustomValues.Of(said.Custom);
        return from field in catalogue.Current.SeenBy(me, kind.Key)
               let text = TextOf(field, values)
               where text.Length > 0
               select new FoundPlace(field.Name.Said, text);
    }

    private static string TextOf(CustomField field, CustomValues values) => field.Type switch
    {
        CustomType.Choice => ChoiceOf(field, values.IdOf(field.Key)),
        CustomType.Choices => string.Join(", ", values.IdsOf(field.Key).Select(id => ChoiceOf(field, id))),
        CustomType.Text or CustomType.LongText or CustomType.Link => values.TextOf(field.Key) ?? "",
        _ => "",
    };

    // Found in any language, said in the reader's.
    private static string ChoiceOf(CustomField field, Guid? id) =>
        id is { } known && field.ChoiceOf(known) is { } choice ? choice.Name.Said : "";

    // Of all that was found at once: how many kinds there are changes nothing.
    private async Task<ILookup<RecordRef, FoundPlace>> TagsAsync(
        IReadOnlyList<FoundRecord> found, CancellationToken ct)
    {
        var tagged = found.Where(f => f.Kind.Can(RecordAbility.Tags)).Select(Ref).ToHashSet();
        if (catalogue.Current.Tags.Count == 0 || tagged.Count == 0)
            return Array.Empty<FoundPlace>().ToLookup(_ => default(RecordRef));
        List<string> kinds = [.. tagged.Select(record => record.Kind).Distinct()];
        List<Guid> ids = [.. tagged.Select(record => record.Id).Distinct()];
        var rows = await db.Set<RecordTag>().AsNoTracking()
            .Where(t => EF.Parameter(kinds).Contains(t.Kind) && EF.Parameter(ids).Contains(t.RecordId))
            .OrderBy(t => t.TagId).Select(t => new { t.Kind, t.RecordId, t.TagId }).ToListAsync(ct);
        // A company and the customer of it have one id.
        return rows.Select(t => (Record: new RecordRef(t.Kind, t.RecordId), t.TagId))
            .Where(t => tagged.Contains(t.Record)).ToLookup(t => t.Record,
                t => new FoundPlace(T["Tag"], catalogue.Current.TagOf(t.TagId)?.Name ?? ""));
    }
}
