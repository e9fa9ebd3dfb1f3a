using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>Where a page ended. Nobody but the application reads or makes one, and it is good for the question that it
/// was given for.</summary>
internal sealed class ApiCursor(IDataProtectionProvider protection)
{
    // It stands in an address: a letter of ours takes two bytes, not the six of its number.
    private static readonly JsonSerializerOptions Short = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Api.Cursor");

    public string Write(string question, IEnumerable<object?> keys, Guid id) =>
        _protector.Protect(JsonSerializer.Serialize<string?[]>(
            [Sign(question), .. keys.Select(Text), id.ToString()], Short));

    /// <exception cref="ApiException">It is none, or one of another question.</exception>
    public (IReadOnlyList<object?> Keys, Guid Id) Read(string question, string cursor, IReadOnlyList<Type> types)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(_protector.Unprotect(cursor))!;
            if (parts.Length == types.Count + 2 && parts[0] == Sign(question))
                return ([.. types.Select((type, i) => Value(parts[i + 1], type))], Guid.Parse(parts[^1]!));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            // What somebody made up.
        }

        throw ApiException.Bad("cursor", "bad-cursor", "This cursor belongs to another question, or to none.");
    }

    private static string Sign(string question) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(question))[..12]);

    private static string? Text(object? value) => value switch
    {
        null => null,
        IFormattable formattable => formattable.ToString(
            value is DateTime or DateOnly ? "O" : null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static object? Value(string? text, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (text is null || type == typeof(string)) return text;
        if (type == typeof(Guid)) return Guid.Parse(text);
        if (type == typeof(DateOnly)) return DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
        return type == typeof(DateTime)
            ? DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }
}
