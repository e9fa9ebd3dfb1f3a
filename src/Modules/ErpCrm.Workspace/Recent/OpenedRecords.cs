using System.Collections.Concurrent;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Recent;

/// <summary>What was opened in this process and is not written down yet: reading a page writes nothing.</summary>
internal sealed class OpenedRecords(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How many are kept of a person.</summary>
    public const int Kept = 30;

    private readonly ConcurrentDictionary<(Guid UserId, RecordRef Record), DateTime> _opened = new();

    /// <summary>Somebody looks at a record's page.</summary>
    public void Add(Guid userId, RecordRef record) => _opened[(userId, record)] = time.GetUtcNow().UtcDateTime;

    /// <summary>What this person opened and is not written down yet.</summary>
    public IEnumerable<(RecordRef Record, DateTime At)> Of(Guid userId) =>
        _opened.Where(o => o.Key.UserId == userId).Select(o => (o.Key.Record, o.Value));

    /// <summary>Writes it down.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var opened in _opened.ToArray().GroupBy(o => o.Key.UserId))
        {
            await WriteAsync(opened.Key, [.. opened.Select(o => (o.Key.Record, o.Value))], ct);
            // What was opened again meanwhile stays for the next time.
            foreach (var written in opened) _opened.TryRemove(written);
        }
    }

    private async Task WriteAsync(Guid userId, List<(RecordRef Record, DateTime At)> opened, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var known = await db.RecentRecords.Where(r => r.UserId == userId).ToListAsync(ct);
        foreach (var (record, at) in opened)
        {
            if (known.Find(r => r.Kind == record.Kind && r.RecordId == record.Id) is { } again)
                again.At = at > again.At ? at : again.At;
            else
                known.Add(db.Add(new RecentRecord
                {
                    UserId = userId, Kind = record.Kind, RecordId = record.Id, At = at
                }).Entity);
        }

        db.RemoveRange(known.OrderByDescending(r => r.At).Skip(Kept));
        await db.SaveChangesAsync(ct);
    }
}
