using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Platform.Submissions;

/// <summary>What a form holds, in one hash: where it goes, its fields in their order, its files.</summary>
internal static class SubmittedContent
{
    public const int HashLength = 64;
    private const string TokenField = "__RequestVerificationToken";

    public static async Task<string> HashAsync(HttpRequest request, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Path + request.QueryString);
        foreach (var (name, values) in request.Form.Where(f => f.Key is not (Submission.Field or TokenField))
            .OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            foreach (var value in values) Add(hash, value ?? "");
        }

        foreach (var file in request.Form.Files)
        {
            Add(hash, file.Name);
            Add(hash, file.FileName);
            await using var stream = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(stream, ct));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length, so that no two lists of texts look alike. Half
    // a surrogate pair is written as it would be stored.
    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text.Length.ToString(CultureInfo.InvariantCulture) + ":"));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
