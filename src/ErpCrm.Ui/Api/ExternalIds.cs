using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Api;

/// <summary>What the programs of the caller call records: found by it, given it, and let go again.</summary>
public sealed class ExternalIds(
    ICurrentUser me, MergedRecords merged, IDatabase database, IServiceProvider services)
{
    /// <summary>In addresses, bodies and answers.</summary>
    public const string Name = "externalId";

    /// <summary>Code of the refusal of what another record is called.</summary>
    public const string TakenCode = "external-id-taken";

    public const string NoId =
        "This is no id: it is empty, longer than 200 characters, or has some that are not shown.";

    private const int MostAttempts = 3;

    /// <exception cref="ApiException">It is none.</exception>
    public static string Checked(string? value) =>
        value is { Length: > 0 and <= ExternalId.ValueLength } && value.Trim() == value
            && !value.Any(c => char.IsControl(c) || char.IsSurrogate(c))
            ? value
            : throw ApiException.Bad(Name, "bad-external-id", NoId);

    /// <param name="record">The one that has it, as far as the caller sees it.</param>
    public static ApiException Taken(ApiRecord? record = null) =>
        new(409, TakenCode, "Another record has this id of yours already.")
        {
            Parameter = Name, Current = record?.Json,
        };

    /// <summary>What the caller's programs call records of the resource.</summary>
    public IQueryable<ExternalId> Of(DbContext db, ApiResource resource)
    {
        var (user, path) = (me.Id, resource.Path);
        return db.Set<ExternalId>().AsNoTracking().Where(e => e.UserId == user && e.Resource == path);
    }

    /// <summary>The record that is called so, or what it was merged into; null where none is.</summary>
    public async Task<Guid?> FindAsync(DbContext db, ApiResource resource, string value, CancellationToken ct)
    {
        var key = ExternalId.KeyOf(me.Id, resource.Path, value);
        var found = await db.Set<ExternalId>().AsNoTracking().Where(e => e.Key == key)
            .Select(e => (Guid?)e.RecordId).FirstOrDefaultAsync(ct);
        return found is { } id && resource.Kind is { } kind ? await merged.ResolveAsync(kind, id) : found;
    }

    /// <summary>The same of records that are there, whoever sees them: what was removed is let go.</summary>
    public async Task<Guid?> StandingAsync(DbContext db, ApiResource resource, string value, CancellationToken ct)
    {
        if (await FindAsync(db, resource, value, ct) is not { } id) return null;
        if ((await resource.ThereAsync(services, [id], ct)).Count > 0) return id;
        var key = ExternalId.KeyOf(me.Id, resource.Path, value);
        await db.Set<ExternalId>().Where(e => e.Key == key).ExecuteDeleteAsync(ct);
        return null;
    }

    /// <summary>Calls a record so, or by no id any more.</summary>
    /// <exception cref="ApiException">Another one is called so.</exception>
    public async Task GiveAsync(ApiResource resource, Guid record, string? value, CancellationToken ct)
    {
        var db = (DbContext)services.GetRequiredService(resource.ContextType);
        for (var attempt = 1; ; attempt++)
        {
            var known = value is null ? null : await StandingAsync(db, resource, value, ct);
            if (known is { } other && other != record) throw Taken();
            try
            {
                await db.InTransactionAsync(async token =>
                {
                    await Of(db, resource).Where(e => e.RecordId == record).ExecuteDeleteAsync(token);
                    if (value is not null) await AddAsync(db, resource, record, value, known is not null, token);
                }, ct);
                return;
            }
            catch (DbUpdateException failure) when (database.TroubleOf(failure) == DatabaseTrouble.Duplicate)
            {
                // Another request gave it, or gave the record another one, at this moment: what is there now tells.
                if (attempt == MostAttempts) throw Taken();
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <param name="isKnown">What was merged into the record had the id, or the record itself.</param>
    private async Task AddAsync(
        DbContext db, ApiResource resource, Guid record, string value, bool isKnown, CancellationToken ct)
    {
        var key = ExternalId.KeyOf(me.Id, resource.Path, value);
        if (isKnown) await db.Set<ExternalId>().Where(e => e.Key == key).ExecuteDeleteAsync(ct);
        db.Add(new ExternalId
        {
            UserId = me.Id, Resource = resource.Path, RecordId = record, Value = value, Key = key,
        });
        await db.SaveChangesAsync(ct);
    }
}
