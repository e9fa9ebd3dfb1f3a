namespace ErpCrm.Tests.Walker;

/// <summary>What somebody could send instead of the value that
/// belongs there: one or more fields for the name.</summary>
/// <param name="Label">For the message.</param>
internal sealed record HostileValue(string Label, Func<string, IEnumerable<KeyValuePair<string, string>>> For)
{
    public override string ToString() => Label;
}

internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", "\t", "\0", "a\0b", "null", "undefined", "NaN", "true", "-1", "0", "1", "2147483648", "-2147483649",
        "9223372036854775808", "99999999999999999999", "1e400",
        "-0.0000000000000000001", "1.234,56", "1,234.56", "0x10", "١٢٣", "１２", "Infinity",
        "79228162514264337593543950336", "79228162514264337593543950335", "999999999999.99", "true,false", "31.02.2026",
        "2026-02-31", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-13-45T99:99:99Z",
        "00000000-0000-0000-0000-000000000000", "6f1f4a4e-0000-4000-8000-000000000000", "{6f1f4a4e}", "{{7*7}}",
        "@(1+1)", "${7*7}", "<%= 7*7 %>", "#{7*7}", "%s%n%x", "' OR 1=1--", "\"; DROP TABLE crm_Deals; --",
        "')) UNION SELECT 1--", "%", "_", "[a-z]", "\\", "../../etc/passwd",
        "<script>ran=1</script>", "\"><img src=x onerror=ran=1>", "javascript:alert(1)", "//evil.example",
        "https://evil.example", "/\\evil.example", "\r\nSet-Cookie: evil=1", "a\r\nb", "=1+1", "@SUM(A1)", "(a+)+$",
        "💥🇰🇬", "‮abc", "e\u0301", "ﷺ", "\ud800", "İıŞş", "[]", "{}", "[\"a\"]", "{\"$type\":\"System.Object\"}",
    ];

    public static IReadOnlyList<HostileValue> All { get; } =
    [
        .. Texts.Select(text => new HostileValue(Shown(text), name => [new(name, text)])),
        new("10^400", name => [new(name, "1" + new string('0', 400))]),
        new("300 letters", name => [new(name, new string('x', 300))]),
        new("100,000 letters", name => [new(name, new string('ж', 100_000))]),
        new("a long near match", name => [new(name, new string('a', 5_000) + "!")]),
        new("40,000 open brackets", name => [new(name, new string('(', 40_000))]),
        new("missing", _ => []),
        new("twice", name => [new(name, "1"), new(name, "2")]),
        new("as a list", name => [new(name + "[]", "1"), new(name + "[0]", "2")]),
        new("as an object", name => [new(name + ".Id", "1"), new(name + ".Length", "2")]),
        new("far index", name => [new(name + "[2147483647]", "1")]),
        new("deep", name => [new(name + string.Concat(Enumerable.Repeat("[0]", 40)), "1")]),
    ];

    private static string Shown(string text) => text.Length == 0 ? "(empty)" : string.Concat(
        text.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : $"{c}"));
}
