using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Platform.Searching;

/// <summary>Which changes of which rows change what a record is found by.</summary>
public sealed class SearchedKinds
{
    private readonly Dictionary<Type, SearchedKind> _byType;

    /// <exception cref="InvalidOperationException">A kind takes words from what it does not follow.</exception>
    public SearchedKinds(RecordKinds kinds)
    {
        All = [.. kinds.All.Where(kind => kind.Searched is not null)];
        _byType = All.ToDictionary(kind => kind.Entity, kind => new SearchedKind(
            kind.Key, kind.SearchedColumns,
            [.. All.Where(other => other.Searched!.Sources.Contains(kind.Entity)).Select(other => other.Key)]));
        foreach (var kind in All)
        {
            var unknown = kind.Searched!.Sources.Where(source => !_byType.ContainsKey(source)).ToList();
            if (unknown.Count > 0)
                throw new InvalidOperationException($"{kind.Key} follows {unknown[0].Name}, which is not searched.");
        }
    }

    /// <summary>Every kind that the search finds.</summary>
    public IReadOnlyList<RecordKind> All { get; }

    internal SearchedKind? Find(Type entity) => _byType.GetValueOrDefault(entity);
}

/// <param name="Columns">Properties that its words are made of.</param>
/// <param name="Followers">Kinds that take words from it.</param>
internal sealed record SearchedKind(string Key, IReadOnlySet<string> Columns, IReadOnlyList<string> Followers)
{
    public bool IsChanged(EntityEntry entry) =>
        entry.Properties.Any(p => p.IsModified && Columns.Contains(p.Metadata.Name))
            || entry.ComplexProperties.Any(
                c => Columns.Contains(c.Metadata.Name) && c.Properties.Any(p => p.IsModified));
}
