using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Imports;

/// <summary>How a row finds a record that is known.</summary>
/// <param name="Key">Kept in remembered mappings.</param>
/// <param name="Word">English text, the key of its translations.</param>
/// <param name="Columns">Keys of the columns it looks at; without any of them it finds nothing.</param>
public sealed record ImportMatch(string Key, string Word, params string[] Columns);

/// <summary>
/// How records of a kind come out of a file: what can be said of one, how a known one is found, and how all of it is
/// taken back. Declared once by the kind's module; whoever reads files knows no record.
/// </summary>
public abstract class RecordImport
{
    public abstract string Kind { get; }

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>What other products call these columns, so that their files are read as they are.</summary>
    public virtual IReadOnlyList<ProductHeads> Products => [];

    /// <summary>The first is the usual one.</summary>
    public abstract IReadOnlyList<ImportMatch> Matches { get; }

    /// <summary>English text: what is made of what a row refers to and nobody knows; null when nothing is.</summary>
    public virtual string? Missing => null;

    /// <summary>English text: what whoever imports has to know of these records; null when nothing.</summary>
    public virtual string? About => null;

    /// <summary>
    /// Takes some rows in one transaction, and none of them twice. What is refused is told and harms no other row.
    /// </summary>
    public abstract Task<IReadOnlyList<RowOutcome>> TakeAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>Takes back some of what an import did to records of the kind, the last first, unless somebody has
    /// changed them since.</summary>
    /// <param name="below">Rows from this number on were looked at before.</param>
    /// <returns>How many were looked at, none when all are, and the lowest of their numbers.</returns>
    public abstract Task<(int Rows, int Lowest)> TakeBackAsync(
        Guid batch, int below, int most, CancellationToken ct);
}

/// <summary>A kind that can be imported, without the means to do it.</summary>
/// <param name="Permission">Needed to do it; null for the one to change records of the kind.</param>
public sealed record ImportedKind(string Key, Type Import, string? Permission = null);

/// <summary>Every kind that can be imported.</summary>
public sealed class RecordImports(IEnumerable<ImportedKind> declared, RecordKinds kinds)
{
    private readonly Dictionary<string, ImportedKind> _declared =
        declared.ToDictionary(kind => kind.Key, StringComparer.Ordinal);

    /// <summary>In the order in which the modules declare them.</summary>
    public IReadOnlyList<RecordKind> All { get; } = [.. declared.Select(kind => kinds.Get(kind.Key))];

    /// <summary>The kind, if it can be imported and this reader makes records of it.</summary>
    public RecordKind? Find(string? key, ICurrentUser me)
    {
        if (key is null || !_declared.TryGetValue(key, out var declared)) return null;
        var kind = kinds.Get(key);
        return (declared.Permission ?? kind.Rights.Change) is { } needed && me.Can(needed) ? kind : null;
    }

    /// <summary>The import with the fields that the company added to the kind.</summary>
    /// <exception cref="KeyNotFoundException">Records of the kind cannot be imported.</exception>
    public async Task<RecordImport> OpenAsync(IServiceProvider services, string key, CancellationToken ct)
    {
        if (services.GetService<ICustomFields>() is { } own) await own.LoadAsync(ct);
        return (RecordImport)services.GetRequiredService(_declared[key].Import);
    }
}

/// <summary>What a module keeps of records of others, by which they cannot go without a trace.</summary>
public interface IRecordUse
{
    /// <summary>Those of the records that something of this module belongs to.</summary>
    Task<IReadOnlyCollection<Guid>> UsedAsync(string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
