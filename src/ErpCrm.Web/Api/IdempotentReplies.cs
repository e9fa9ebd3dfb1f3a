using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>A request with a key is done once: its key is saved with its effect, its answer beside it.</summary>
/// <param name="Key">Of one token and what it sent as <c>Idempotency-Key</c>.</param>
/// <param name="Content">Hash of what it asks: the key stands for this alone.</param>
internal sealed record KeyedRequest(Guid Key, string Content);

internal sealed class IdempotentReplies(PlatformDbContext db)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Code of what is to be asked again in a moment.</summary>
    public const string InProgress = "in-progress";

    private const int LongestKey = 255;

    // Those that are being done in this process; between processes the key's row decides.
    private static readonly ConcurrentDictionary<Guid, bool> Running = new();

    public static KeyedRequest? Of(HttpContext http, Guid token, byte[] body)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var sent)) return null;
        if (sent is not [{ Length: > 0 and <= LongestKey } key] || key.Any(c => c is < '!' or > '~'))
            throw ApiException.Bad(Header, "bad-idempotency-key",
                "A key has 1 to {0} visible letters of ASCII.", LongestKey);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{token}\n{key}"));
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.AppendData(Encoding.UTF8.GetBytes(
            $"{http.Request.Method}\n{http.Request.Path}\n{http.Request.QueryString}\n"));
        content.AppendData(body);
        return new KeyedRequest(new Guid(hash.AsSpan(0, 16)), Convert.ToHexStringLower(content.GetHashAndReset()));
    }

    /// <summary>Ends when it is disposed.</summary>
    /// <exception cref="ApiException">The same is being done at this moment.</exception>
    public static IDisposable Begin(KeyedRequest request) => Running.TryAdd(request.Key, true)
        ? new Turn(request.Key)
        : throw new ApiException(409, InProgress, "The same request is being worked on. Ask again in a moment.");

    /// <summary>What was done under the key; null when nothing was.</summary>
    /// <exception cref="ApiException">It was something else.</exception>
    public async Task<SubmittedForm?> FindAsync(KeyedRequest request, CancellationToken ct)
    {
        var earlier = await db.Set<SubmittedForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Key == request.Key, ct);
        return earlier is null || earlier.Content == request.Content
            ? earlier
            : throw new ApiException(422, "key-reused", "This key was used for something else.");
    }

    public Task KeepAsync(KeyedRequest request, ApiAnswer answer) => db.Set<SubmittedForm>()
        .Where(f => f.Key == request.Key)
        .ExecuteUpdateAsync(set => set
            .SetProperty(f => f.ReplyStatus, answer.Status)
            .SetProperty(f => f.Reply, answer.Body)
            .SetProperty(f => f.ReplyTag, answer.Tag), CancellationToken.None);

    private sealed class Turn(Guid key) : IDisposable
    {
        public void Dispose() => Running.TryRemove(key, out _);
    }
}
