using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Files;

/// <summary>A module's rows that name stored files.</summary>
public interface IFileHolder
{
    /// <summary>Every file that has to be there, as often as a row names it.</summary>
    IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct);
}

/// <summary>A row that names a stored file.</summary>
/// <param name="Kind">What the row is, <c>Expense</c>.</param>
public sealed record HeldFile(string Hash, long Bytes, string Kind, Guid Id);

/// <summary>Removes stored files that no row of any module names.</summary>
public sealed class UnusedFiles(IFileStore store, IEnumerable<IFileHolder> holders)
{
    /// <summary>
    /// What was stored, or stored again, at the moment or after it stays: its row may be on its way.
    /// </summary>
    /// <param name="storedBefore">UTC.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(DateTime storedBefore, CancellationToken ct)
    {
        var old = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var file in store.ListAsync(ct))
        {
            if (file.StoredAt < storedBefore) old.Add(file.Hash);
        }

        // The rows are read after the files: a row that comes later stores its file again.
        foreach (var holder in holders)
        {
            await foreach (var held in holder.HeldAsync(ct)) old.Remove(held.Hash);
        }

        var removed = 0;
        foreach (var hash in old)
        {
            if (await store.DeleteAsync(hash, storedBefore, ct)) removed++;
        }

        return removed;
    }
}

/// <summary>A file that nothing names stays for a day: an upload is saved meanwhile, and a backup that was begun
/// takes it.</summary>
internal sealed class RemoveUnusedFiles(UnusedFiles files, IFileStore store, IBusinessClock clock) : IScheduledJob
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.UtcNow - Grace;
        await files.RemoveAsync(before, ct);
        await store.RemoveUnfinishedAsync(before, ct);
    }
}
