using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ErpCrm.Platform.Files;

namespace ErpCrm.Tests.Platform.Files;

/// <summary>A store without a folder: whatever it does can be done by object storage too.</summary>
internal sealed class MemoryFiles : IFileStore
{
    public Dictionary<string, (byte[] Content, DateTime StoredAt)> Stored { get; } = [];

    public DateTime Now { get; set; } = TestClock.Start;

    public async Task<StoredFile> PutAsync(Stream content, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()));
        Stored[hash] = (copy.ToArray(), Now);
        return new StoredFile(hash, copy.Length, Now);
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken ct) => Task.FromResult<Stream?>(
        Stored.TryGetValue(hash, out var file) ? new MemoryStream(file.Content) : null);

    public Task<bool> DeleteAsync(string hash, DateTime storedBefore, CancellationToken ct) => Task.FromResult(
        Stored.TryGetValue(hash, out var file) && file.StoredAt < storedBefore && Stored.Remove(hash));

    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (hash, file) in Stored.ToList())
            yield return new StoredFile(hash, file.Content.Length, file.StoredAt);
        await Task.CompletedTask;
    }

    public Task RemoveUnfinishedAsync(DateTime begunBefore, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What tests ask a store.</summary>
internal static class StoredFiles
{
    public static async Task<bool> HasAsync(this IFileStore store, string hash)
    {
        await using var file = await store.OpenAsync(hash, default);
        return file is not null;
    }
}
