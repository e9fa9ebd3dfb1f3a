using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Whether what people enter can be kept: something is really written,
/// to the database and to the data folder, and there is room for more.
/// However often it is asked, it is tried every ten seconds at most.
/// </summary>
internal sealed class WriteProof(IServiceScopeFactory scopes, DataFolder folder, IDatabase database, TimeProvider time,
    ILogger<WriteProof> log) : IDisposable
{
    private const long Room = 32L * 1024 * 1024;
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (long At, string? Problem, bool IsPassing)? _last;

    /// <returns>What is wrong, in a sentence for whoever runs the
    /// server, and whether it is likely to pass by itself.</returns>
    public async Task<(string? Problem, bool IsPassing)> TryAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_last is { } known && time.GetElapsedTime(known.At) < Good) return (known.Problem, known.IsPassing);
            var (problem, isPassing) = await FindProblemAsync(ct);
            if (problem is not null && problem != _last?.Problem)
                log.LogError("Nothing can be saved: {Problem}", problem);
            _last = (time.GetTimestamp(), problem, isPassing);
            return (problem, isPassing);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string? Problem, bool IsPassing)> FindProblemAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await WriteRowAsync(patience.Token);
            WriteFile();
            return (RoomProblem(), false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ($"the database is held by somebody else for more than {Patience.TotalSeconds:0} s", true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ($"{e.GetBaseException().Message}", database.TroubleOf(e) == DatabaseTrouble.Busy);
        }
    }

    // Longer than some pages of the database: it needs room of its own, which it gives back at once.
    private async Task WriteRowAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await db.InTransactionAsync(
            async token =>
            {
                var trial = db.Add(new WriteTrial()).Entity;
                await db.SaveChangesAsync(token);
                await db.Set<WriteTrial>().Where(t => t.Id == trial.Id).ExecuteDeleteAsync(token);
            },
            ct);
    }

    private void WriteFile()
    {
        using var file = new FileStream(folder.Of($"trial-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write,
            FileShare.None, 1, FileOptions.DeleteOnClose);
        file.WriteByte(1);
    }

    private string? RoomProblem()
    {
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        return free >= Room ? null : string.Create(CultureInfo.InvariantCulture,
            $"only {free / 1024 / 1024} MB are left for {folder.Path}");
    }
}
