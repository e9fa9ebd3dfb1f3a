using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ErpCrm.Platform.Files;

namespace ErpCrm.Platform.Checking;

/// <summary>Every file that a row names is stored, whole and unchanged: its hash is computed again.</summary>
internal sealed class FilesCheck(IFileStore store, IEnumerable<IFileHolder> holders) : ICheck
{
    public string Rule => "Files: whatever a record names is stored as it was";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new Dictionary<string, Content?>(StringComparer.Ordinal);
        foreach (var holder in holders)
        {
            // Read whole: no question stays open while files are.
            foreach (var held in await holder.HeldAsync(ct).ToListAsync(ct))
            {
                if (!seen.TryGetValue(held.Hash, out var content))
                    seen[held.Hash] = content = await ReadAsync(held.Hash, ct);
                if (ProblemOf(held, content) is { } problem) yield return Finding.Of(held.Kind, held.Id, problem);
            }
        }
    }

    private static FormattableString? ProblemOf(HeldFile held, Content? content) => content switch
    {
        null => (FormattableString)$"its file {held.Hash} is missing",
        _ when content.Hash != held.Hash => $"its file {held.Hash} was changed: it is {content.Hash} now",
        _ when content.Bytes != held.Bytes => $"its file has {content.Bytes} bytes, not {held.Bytes}",
        _ => null,
    };

    private async Task<Content?> ReadAsync(string hash, CancellationToken ct)
    {
        await using var stream = await store.OpenAsync(hash, ct);
        return stream is null ? null : new Content(
            Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)), stream.Length);
    }

    private sealed record Content(string Hash, long Bytes);
}
