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
    RecordKind Kind, Guid Id, string Title, string? Untitled, string Detail, Money? Amount, DateOnly? On)
{
    /// <summary>Where the typed words stand; null where title and detail show them.</summary>
    public FoundPlace? Place { get; init; }
}

/// <summary>A piece of a field in which typed words stand.</summary>
/// <param name="Field">Its name, in the reader's language.</param>
public sealed record FoundPlace(string Field, string Text);

/// <summary>What one module says of records that the search has found.</summary>
public interface IModuleSearch
{
    /// <summary>Kinds of the module that the search finds and of which the reader may see some.</summary>
    IReadOnlyList<RecordKind> Kinds { get; }

    /// <summary>Those of the records that the reader sees, in one question to the module's tables.</summary>
    Task<IReadOnlyList<FoundRecord>> AmongAsync(IReadOnlyCollection<RecordRef> records, CancellationToken ct);
}

internal sealed class ModuleSearch<TContext>(
    IServiceProvider services, ICurrentUser me, IEnumerable<RecordKind> kinds) : IModuleSearch
    where TContext : DbContext
{
    private readonly List<ModuleRecord<TContext>> _kinds =
        [.. kinds.OfType<ModuleRecord<TContext>>().Where(k => k.Searched is not null && me.Can(k.Rights.View))];

    public IReadOnlyList<RecordKind> Kinds => _kinds;

    public async Task<IReadOnlyList<FoundRecord>> AmongAsync(
        IReadOnlyCollection<RecordRef> records, CancellationToken ct)
    {
        if (_kinds.Count == 0 || records.Count == 0) return [];
        var ids = records.ToLookup(record => record.Kind, record => record.Id);
        var asking = Asking.Of<TContext>(services);
        var found = await _kinds.Select((kind, number) => kind.Among(asking, [.. ids[kind.Key]], number))
            .Aggregate(Queryable.Concat).ToListAsync(ct);
        return [.. found.Select(row => Found(_kinds[row.Kind], row))];
    }

    private static FoundRecord Found(ModuleRecord<TContext> kind, FoundRow row) => new(
        kind,
        row.Id,
        row.Title,
        kind.Searched!.Untitled,
        row.Detail,
        row.Currency.Length > 0 ? new Money(row.Amount, row.Currency) : null,
        row.On > DateOnly.MinValue ? row.On : null);
}
