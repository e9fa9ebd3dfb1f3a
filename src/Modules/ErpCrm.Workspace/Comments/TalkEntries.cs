using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Timelines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Comments;

/// <summary>One thing that was said about a record, or that happened to it.</summary>
/// <param name="At">UTC.</param>
internal sealed record TalkEntry(DateTime At, CommentLine? Comment, TimelineEntry? Told);

/// <summary>What was said about a record and what happened to it, newest first.</summary>
/// <param name="Older">UTC: before it there is more; null at the beginning.</param>
internal sealed record TalkEntries(RecordRef Record, IReadOnlyList<TalkEntry> Entries, DateTime? Older);

/// <summary>Puts what people say and what modules tell of a record in order.</summary>
internal sealed class TalkReader(WorkspaceDbContext db, ICurrentUser me, IEnumerable<ITimelineSource> sources,
    RecordEvents events)
{
    private const int Size = 30;
    private const int MostSince = 300;

    // Several things of one moment are not torn apart.
    private const int Spare = 20;

    public async Task<TalkEntries> ReadAsync(RecordKind kind, RecordRef record, DateTime? since, DateTime? before,
        CancellationToken ct)
    {
        var size = since is null ? Size : MostSince;
        var span = new TimelineSpan(since, before, size + Spare);
        var entries = await CommentsAsync(kind, record, span, ct);
        var told = (await events.ReadAsync(kind, record.Id, span, ct)).ToList();
        foreach (var source in sources.Where(source => source.Tells(record.Kind)))
            told.AddRange(await source.ReadAsync(record, span, ct));
        entries.AddRange(told.Select(it => new TalkEntry(it.At, null, it)));
        return Cut(record, [.. entries.OrderByDescending(e => e.At)], size, since);
    }

    private async Task<List<TalkEntry>> CommentsAsync(RecordKind kind, RecordRef record, TimelineSpan span,
        CancellationToken ct)
    {
        var comments = db.Comments.AsNoTracking().Where(c => c.Kind == record.Kind && c.RecordId == record.Id);
        if (span.Since is { } since) comments = comments.Where(c => c.WrittenAt >= since);
        if (span.Before is { } before) comments = comments.Where(c => c.WrittenAt < before);
        var found = await comments.OrderByDescending(c => c.WrittenAt).ThenByDescending(c => c.Id).Take(span.Limit)
            .Select(CommentView.From).ToListAsync(ct);
        var tidies = kind.ChangesAll(me);
        return [.. found.Select(c => new TalkEntry(c.WrittenAt, new CommentLine(c, tidies), null))];
    }

    private static TalkEntries Cut(RecordRef record, List<TalkEntry> entries, int size, DateTime? since)
    {
        var count = Math.Min(size, entries.Count);
        while (count > 0 && count < entries.Count && entries[count].At == entries[count - 1].At) count++;
        var shown = entries[..count];
        // What was asked for since a moment goes on before it, as it did.
        var hasOlder = count < entries.Count || since is not null;
        return new TalkEntries(record, shown, hasOlder ? since ?? shown[^1].At : null);
    }
}
