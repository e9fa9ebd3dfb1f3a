using ErpCrm.Contracts;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>The work of one import, some rows at a time: each some are one transaction of the records' module; how far
/// it came is saved after it. Whoever goes on after a crash finds the rows that were saved and does none of them
/// again.</summary>
internal sealed class ImportWork(
    Guid id, ImportRunner runner, IServiceScopeFactory scopes, IFileStore store, ImportSignal signal, TimeProvider time,
    ImportWords words, RecordImports imports, OutboxDrain drain, IServiceProvider services,
    IStringLocalizer<WorkspaceText> T)
{
    public const int RowsAtOnce = 500;
    private const int MostSaves = 5;
    private const int MostProblemsOfRow = 8;
    private static readonly TimeSpan ClaimEvery = TimeSpan.FromSeconds(20);

    // Where in the file a column stands; what is put together stands in several places.
    private ILookup<string, int> _sources = Array.Empty<int>().ToLookup(_ => "");

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task DoAsync(ImportBatch batch, CancellationToken ct) => batch.State switch
    {
        ImportState.Checking => TakeRowsAsync(batch, isTrial: true, ct),
        ImportState.Running => TakeRowsAsync(batch, isTrial: false, ct),
        _ => TakeBackAsync(batch, ct),
    };

    public Task EndAsync(ImportState state, CancellationToken ct) => SaveAsync(batch => batch.End(state, Now), [], ct);

    /// <summary>It cannot go on: says why, and keeps what was done, unless all or nothing was to be.</summary>
    public async Task BreakOffAsync(BusinessRuleException? refusal, CancellationToken ct)
    {
        var reason = refusal?.Of(T)
            ?? T["The import broke off. What it did until then stands below; nothing was done twice."];
        var ended = await SaveAsync(
            batch =>
            {
                if (batch.State == ImportState.Running && ImportSettings.Of(batch.Settings).AllOrNothing)
                    batch.Begin(ImportState.Undoing);
                else batch.End(batch.State == ImportState.Checking ? ImportState.Draft : ImportState.Stopped, Now);
            },
            [new ImportProblem { BatchId = id, Row = 0, Reason = Cut(reason, ImportProblem.ReasonLength) }],
            ct);
        if (!ended.IsAtWork) await NotifyAsync(ended, ct);
    }

    private async Task TakeRowsAsync(ImportBatch batch, bool isTrial, CancellationToken ct)
    {
        var settings = ImportSettings.Of(batch.Settings);
        var isWhole = !isTrial && settings.AllOrNothing;
        if (isWhole && batch.Refused > 0)
        {
            // An earlier process ended between the row that was refused and its taking back.
            await SaveAsync(b => b.Begin(ImportState.Undoing), [], ct);
            return;
        }

        var session = new ImportSession(id, settings.Match, settings.Way, settings.MakesMissing, isTrial);
        await using var content = await store.OpenAsync(batch.Hash, ct)
            ?? throw new BusinessRuleException("The file is not kept any more.");
        var rows = RowsOf(content, await imports.OpenAsync(services, batch.Kind, ct), settings, out var reading);
        _sources = settings.Columns.Where(c => c.Key is not null).ToLookup(c => c.Key!, c => c.Source);
        await BeginAsync(batch.LastRow, isTrial && batch.LastRow == 0 ? await CountAsync(rows, ct) : null, ct);
        foreach (var some in rows.Where(row => row.Number > batch.LastRow && !row.IsBlank).Chunk(RowsAtOnce))
        {
            // As he may at this moment: a right may be taken away while it runs.
            var reader = await runner.ReaderAsync(batch, ct);
            using var acting = ActingUser.ReadAs(reader.User);
            var now = await TakeAsync(batch.Kind, session, [.. some.Select(reading.Read)], ct);
            // It was right when it was checked; where it is not any more, or is stopped, nothing of it stands.
            if (isWhole && (now.IsStopAsked || now.Refused > 0))
            {
                await SaveAsync(b => b.Begin(ImportState.Undoing), [], ct);
                return;
            }

            if (!now.IsStopAsked) continue;
            await EndAsync(isTrial ? ImportState.Draft : ImportState.Stopped, ct);
            return;
        }

        await EndAsync(isTrial ? ImportState.Checked : ImportState.Done, ct);
        if (!isTrial) await NotifyAsync(batch, ct);
    }

    // A file of very many rows takes its time, and nobody else is to begin with it meanwhile.
    private async Task<int> CountAsync(IEnumerable<SourceRow> rows, CancellationToken ct)
    {
        var (count, since) = (0, time.GetTimestamp());
        foreach (var row in rows)
        {
            if (!row.IsBlank) count++;
            if (time.GetElapsedTime(since) < ClaimEvery) continue;
            await SaveAsync(runner.Claim, [], ct);
            since = time.GetTimestamp();
        }

        return count;
    }

    /// <summary>The rows below the heads, blank ones too.</summary>
    private IEnumerable<SourceRow> RowsOf(
        Stream content, RecordImport import, ImportSettings settings, out RowReading reading)
    {
        var all = reading = new RowReading(import, settings, words, T);
        return Below();

        IEnumerable<SourceRow> Below()
        {
            foreach (var row in Tables.Read(content, settings.Table))
            {
                if (row.Number == settings.HeadRow) all.Width = row.Cells.Count;
                else if (row.Number > settings.HeadRow) yield return row;
            }
        }
    }

    private async Task BeginAsync(int lastRow, int? rows, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        // Why it broke off before is no matter when it goes on.
        await db.ImportProblems.Where(p => p.BatchId == id && (lastRow == 0 || p.Row == 0)).ExecuteDeleteAsync(ct);
        if (rows is { } count) await SaveAsync(batch => batch.Rows = count, [], ct);
    }

    private async Task<ImportBatch> TakeAsync(
        string kind, ImportSession session, List<ReadRow> read, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var import = await imports.OpenAsync(scope.ServiceProvider, kind, ct);
        var tags = scope.ServiceProvider.GetRequiredService<ImportedTags>();
        read = await ImportTagging.CheckAsync(tags, read, T, ct);
        var right = read.Where(row => row.Row is not null).Select(row => row.Row!).ToList();
        var outcomes = right.Count == 0 ? [] : await import.TakeAsync(session, right, ct);
        outcomes = await ImportTagging.PutAsync(tags, session, kind, right, outcomes, ct);
        var byNumber = read.ToDictionary(row => row.Source.Number);
        var problems = read.Where(row => row.Row is null).SelectMany(row => ProblemsOf(import, row))
            .Concat(outcomes.SelectMany(outcome => ProblemsOf(import, byNumber[outcome.Number], outcome)))
            .OrderBy(problem => problem.Row).ToList();
        return await SaveAsync(batch =>
        {
            batch.LastRow = read[^1].Source.Number;
            batch.RowsDone += read.Count;
            batch.Created += outcomes.Count(o => o.Result == RowResult.Created);
            batch.Updated += outcomes.Count(o => o.Result == RowResult.Updated);
            batch.Skipped += outcomes.Count(o => o.Result == RowResult.Skipped);
            batch.Refused += read.Count - right.Count + outcomes.Count(o => o.Result == RowResult.Refused);
            runner.Claim(batch);
        }, problems, ct);
    }

    private IEnumerable<ImportProblem> ProblemsOf(RecordImport import, ReadRow row) =>
        row.Wrong.Take(MostProblemsOfRow).Select(wrong => ProblemOf(import, row, wrong.Column, wrong.Reason));

    private IEnumerable<ImportProblem> ProblemsOf(RecordImport import, ReadRow row, RowOutcome outcome) =>
        outcome.Problems.Take(MostProblemsOfRow)
            .Select(problem => ProblemOf(import, row, problem.Column, words.Say(import, problem)));

    private ImportProblem ProblemOf(RecordImport import, ReadRow row, string? column, string reason)
    {
        var value = column is null ? "" : string.Join(
            ' ', _sources[column].Select(source => row.Source[source].Text).Where(text => text.Length > 0));
        return new ImportProblem
        {
            BatchId = id,
            Row = row.Source.Number,
            Column = import.Columns.Any(c => c.Key == column) ? column! : "",
            Value = Cut(value, ImportProblem.ValueLength),
            Reason = Cut(reason, ImportProblem.ReasonLength),
        };
    }

    private async Task TakeBackAsync(ImportBatch batch, CancellationToken ct)
    {
        var kinds = await KindsAsync(batch.Kind, ct);
        foreach (var kind in kinds)
        {
            var (taken, below) = (0, int.MaxValue);
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                var import = await imports.OpenAsync(scope.ServiceProvider, kind, ct);
                (taken, below) = await import.TakeBackAsync(id, below, RowsAtOnce, ct);
                await SaveAsync(b =>
                {
                    b.RowsDone += taken;
                    runner.Claim(b);
                }, [], ct);
            }
            while (taken > 0);

            // What belongs to something that has just gone belongs to it until every module has heard of it.
            if (kind != kinds[^1]) await drain.RunAsync(ct);
        }

        await ForgetAsync(ct);
        await EndAsync(ImportState.Undone, ct);
        await NotifyAsync(batch, ct);
    }

    // Tags and followers of what is gone.
    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ImportedTags>().TakeOffAsync(id, ct);
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var gone = db.Set<ImportedRow>()
            .Where(r => r.BatchId == id && r.Before == null && r.State == ImportedState.TakenBack);
        await db.Set<RecordTag>().Where(t => gone.Any(r => r.RecordId == t.RecordId && r.Kind == t.Kind))
            .ExecuteDeleteAsync(ct);
        await db.Followers.Where(f => gone.Any(r => r.RecordId == f.RecordId && r.Kind == f.Kind))
            .ExecuteDeleteAsync(ct);
    }

    // What a row came with goes after what belongs to it.
    private async Task<List<string>> KindsAsync(string first, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kinds = await scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().Set<ImportedRow>()
            .Where(r => r.BatchId == id).Select(r => r.Kind).Distinct().ToListAsync(ct);
        return [.. kinds.OrderBy(kind => kind != first)];
    }

    private async Task NotifyAsync(ImportBatch batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        if (!await db.Users.AnyAsync(u => u.Id == batch.AuthorId && u.IsActive, ct)) return;
        var notice = new Notice(NoticeKind.ImportEnded, Kinds.Import, id) { To = [batch.AuthorId], IsTheirOwn = true };
        db.Add(new Notification(batch.AuthorId, new ImportEnded(), notice, Now));
        await db.SaveChangesAsync(ct);
    }

    // Whoever stops it meanwhile changes the same row.
    private async Task<ImportBatch> SaveAsync(
        Action<ImportBatch> change, IReadOnlyCollection<ImportProblem> problems, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
            try
            {
                // In the line of those who write: what is told of the rows holds the database too.
                var batch = await db.InTransactionAsync(token => WriteAsync(db, change, problems, token), ct);
                await signal.TellAsync(batch.AuthorId);
                return batch;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostSaves)
            {
                // Read again what it is now.
            }
        }
    }

    private async Task<ImportBatch> WriteAsync(WorkspaceDbContext db, Action<ImportBatch> change,
        IReadOnlyCollection<ImportProblem> problems, CancellationToken ct)
    {
        var batch = await db.Imports.SingleAsync(b => b.Id == id, ct);
        runner.Check(batch);
        change(batch);
        batch.Next();
        db.AddRange(problems.Select(p => new ImportProblem
        {
            BatchId = p.BatchId, Row = p.Row, Column = p.Column, Value = p.Value, Reason = p.Reason
        }));
        await db.SaveChangesAsync(ct);
        return batch;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        // Half of a pair is no character.
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private sealed record ImportEnded : DomainEvent;
}
