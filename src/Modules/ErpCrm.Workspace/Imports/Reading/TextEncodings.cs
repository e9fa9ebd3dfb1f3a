using System.Buffers;
using System.Globalization;
using System.Text;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>Which encoding a text has: by its mark, by zeros between its letters, by being whole UTF-8, otherwise by
/// how its letters stand beside each other in each of the encodings that are in use here.</summary>
internal static class TextEncodings
{
    /// <summary>What one can choose.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["utf-8", "utf-16", "utf-16BE", "windows-1251", "koi8-r", "cp866", "windows-1252"];

    private const int SampleLength = 64 * 1024;
    private const int WrongForOneByte = 4;
    private const string Russian = "абвгдежзийклмнопрстуфхцчшщъыьэюяё";

    public static Encoding Get(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-16" => new UnicodeEncoding(false, true),
        "utf-16BE" => new UnicodeEncoding(true, true),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? new UTF8Encoding(false),
    };

    /// <summary>Reads the whole text; it stands at its beginning again afterwards.</summary>
    public static async Task<string> DetectAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[SampleLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, false, ct);
        content.Position = 0;
        if (OfMark(head.AsSpan(0, length)) is { } marked) return marked;
        if (OfZeros(head.AsSpan(0, length)) is { } wide) return wide;
        var (high, wrong, sample) = await ScanAsync(content, ct);
        content.Position = 0;
        // A line or two of another encoding among many: those stand out as unreadable cells.
        if (wrong == 0 || high > wrong * WrongForOneByte) return "utf-8";
        string[] narrow = ["windows-1251", "koi8-r", "cp866", "windows-1252"];
        return narrow.MaxBy(name => ScoreOf(Get(name).GetString(sample)))!;
    }

    private static string? OfMark(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? "utf-8"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? "utf-16"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? "utf-16BE"
        : null;

    private static string? OfZeros(ReadOnlySpan<byte> head)
    {
        // Line ends, separators and digits have a zero in each wide letter.
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var least = Math.Max(2, head.Length / 20);
        return odd >= least && odd > even * 4 ? "utf-16" : even >= least && even > odd * 4 ? "utf-16BE" : null;
    }

    /// <returns>Letters of several bytes, bytes that are in none, and the first of the text's lines that have
    /// any.</returns>
    private static async Task<(int High, int Wrong, byte[] Sample)> ScanAsync(Stream content, CancellationToken ct)
    {
        var (high, wrong) = (0, 0);
        var sample = new List<byte>(SampleLength);
        var buffer = new byte[SampleLength];
        var kept = 0;
        int read;
        while ((read = await content.ReadAsync(buffer.AsMemory(kept), ct)) > 0 || kept > 0)
        {
            var isLast = read == 0;
            var rest = buffer.AsSpan(0, kept + read);
            while (rest.Length > 0)
            {
                var plain = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (plain < 0)
                {
                    if (sample.Count is > 0 and < SampleLength) sample.AddRange(rest);
                    rest = [];
                    break;
                }

                if (sample.Count < SampleLength) sample.AddRange(rest[..Math.Min(rest.Length, plain + 1)]);
                rest = rest[plain..];
                var status = Rune.DecodeFromUtf8(rest, out _, out var used);
                if (status == OperationStatus.NeedMoreData && !isLast) break;
                if (status == OperationStatus.Done) high++;
                else (wrong, used) = (wrong + 1, 1);
                if (sample.Count < SampleLength && used > 1) sample.AddRange(rest[1..used]);
                rest = rest[used..];
            }

            kept = rest.Length;
            rest.CopyTo(buffer);
            if (isLast) break;
        }

        return (high, wrong, [.. sample]);
    }

    // Words are of one alphabet, and capitals stand at their beginning.
    private static int ScoreOf(string text)
    {
        var score = 0;
        var before = ' ';
        foreach (var c in text)
        {
            if (c > 0x7F) score += char.IsLetter(c) ? ScoreOf(before, c) : IsSign(c) ? 0 : -4;
            else if (IsCyrillic(before) && char.IsAsciiLetter(c)) score -= 3;
            before = c;
        }

        return score;
    }

    private static int ScoreOf(char before, char c)
    {
        if (char.IsLetter(before) && IsCyrillic(before) != IsCyrillic(c)) return -3;
        if (!IsCyrillic(c)) return char.IsLetter(before) ? 1 : 0;
        if (!Russian.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal)) return -2;
        return char.IsLower(c) ? char.IsLetter(before) ? 2 : 1 : char.IsLower(before) ? -3 : 1;
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    private static bool IsSign(char c) => "«»№–—“”„…’°\u00a0".Contains(c, StringComparison.Ordinal)
        || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;
}
