using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Auditing;

/// <summary>Who changed what of one record, when. Append-only.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required Guid UserId { get; init; }
    public required string UserName { get; init; }

    /// <summary>Module that keeps the record, or the row about it; set by the save.</summary>
    public string Module { get; internal set; } = "";

    /// <summary>Key of its kind, for example <c>deal</c>.</summary>
    public required string Entity { get; init; }

    public required Guid EntityId { get; init; }

    /// <summary>Name of the record or part at that moment, for people.</summary>
    public required string Label { get; init; }

    /// <summary><c>Created</c>, <c>Changed</c> or <c>Deleted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>JSON array of <see cref="FieldChange"/>.</summary>
    public required string Changes { get; init; }

    /// <summary>The <see cref="UserName"/> of what a link did whose holder nobody knows.</summary>
    public static string ByLinkOf(string maker) => LinkMark + maker;

    /// <summary>Whose link did it; null when it was somebody signed in.</summary>
    public string? LinkMaker => UserId == Guid.Empty && UserName.StartsWith(LinkMark, StringComparison.Ordinal)
        ? UserName[LinkMark.Length..]
        : null;

    private const string LinkMark = "\u2192 ";
}

/// <summary>One field's change; values are invariant text.</summary>
public sealed record FieldChange(string Field, string? From, string? To);

/// <summary>Keeps a property out of the history: secrets, technical copies.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>Filter of the history search; <c>From</c> is included, <c>To</c> is not; both UTC.</summary>
public sealed record AuditFilter(string? Entity = null, Guid? EntityId = null, Guid? UserId = null,
    DateTime? From = null, DateTime? To = null, long? Before = null);

/// <summary>Reads one module's history; what is asked of one record, whichever module wrote it.</summary>
public interface IAuditSource
{
    /// <summary>Module name, for example <c>Crm</c>.</summary>
    string Module { get; }

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> FindAsync(AuditFilter filter, int limit, CancellationToken ct);
}

internal sealed class AuditSource<TContext>(TContext db, string module, MergedRecords merged) : IAuditSource
    where TContext : DbContext
{
    public string Module => module;

    public async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditFilter filter, int limit, CancellationToken ct)
    {
        var query = db.Set<AuditEntry>().AsNoTracking();
        if (filter.EntityId is null) query = query.Where(a => a.Module == module);
        if (filter.Entity is { } entity) query = query.Where(a => a.Entity == entity);
        if (filter.EntityId is { } id)
        {
            // What was merged into it is a part of it, with what happened before.
            var ids = await merged.PartsOfAsync(id);
            query = query.Where(a => ids.Contains(a.EntityId));
        }

        if (filter.UserId is { } user) query = query.Where(a => a.UserId == user);
        if (filter.From is { } from) query = query.Where(a => a.At >= from);
        if (filter.To is { } to) query = query.Where(a => a.At < to);
        if (filter.Before is { } before) query = query.Where(a => a.Id < before);
        return await query.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(limit).ToListAsync(ct);
    }
}
