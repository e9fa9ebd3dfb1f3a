using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records;

/// <summary>A record that the search found.</summary>
/// <param name="Title">Its name or number; empty when it has none yet.</param>
/// <param name="Untitled">English word for one without a title.</param>
/// <param name="Detail">Whose it is or where it belongs, or empty.</param>
/// <param name="Amount">Null when the kind states none.</param>
/// <param name="On">Null when the kind states none.</param>
public sealed record FoundRecord(
    RecordKind Kind, Guid Id, string Title, string? Untitled, string Detail, Money? Amount, DateOnly? On);

/// <summary>Finds the records of one module.</summary>
public interface IModuleSearch
{
    /// <summary>The best of each kind, in one question to the module's tables.</summary>
    Task<IReadOnlyList<FoundRecord>> FindAsync(string text, int limit, CancellationToken ct);
}

internal sealed class ModuleSearch<TContext>(
    IServiceProvider services, ICurrentUser me, IEnumerable<RecordKind> kinds) : IModuleSearch
    where TContext : DbContext
{
    public async Task<IReadOnlyList<FoundRecord>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var words = SearchText.Words(text);
        var searched = kinds.OfType<ModuleRecord<TContext>>()
            .Where(k => k.IsSearched && me.Can(k.Rights.View)).ToList();
        if (words.Count == 0 || searched.Count == 0) return [];

        // Each kind in the order of its best: looking ends as soon as there are enough.
        var asking = Asking.Of<TContext>(services);
        var found = await searched.Select((kind, number) => kind.Find(asking, words, limit, number))
            .Aggregate(Queryable.Concat).ToListAsync(ct);
        return
        [
            .. found.OrderBy(row => row.Kind)
                .ThenBy(row => searched[row.Kind].IsFoundByName && !Begins(row.Title, words[0]))
                .Select(row => Found(searched[row.Kind], row)),
        ];
    }

    private static bool Begins(string title, string word) =>
        SearchText.Of(title).StartsWith(word, StringComparison.Ordinal);

    private static FoundRecord Found(ModuleRecord<TContext> kind, FoundRow row) => new(
        kind,
        row.Id,
        row.Title,
        kind.Untitled,
        row.Detail,
        row.Currency.Length > 0 ? new Money(row.Amount, row.Currency) : null,
        row.On > DateOnly.MinValue ? row.On : null);
}
