using System.Security.Cryptography;
using System.Text;

namespace ErpCrm.Platform.Submissions;

/// <summary>
/// What the programs of a user call a record: its id in their own system. Nobody else is told of it. It is saved with
/// the record that it is given to, so what comes twice is there once; what was merged keeps it, and it leads to what
/// that is now.
/// </summary>
public sealed class ExternalId
{
    public const int ValueLength = 200;
    public const int ResourceLength = 60;

    public required Guid UserId { get; init; }

    /// <summary>The records' word in the API, never changed: <c>companies</c>.</summary>
    public required string Resource { get; init; }

    public required Guid RecordId { get; init; }

    public required string Value { get; init; }

    /// <summary>By which it is found (<see cref="KeyOf"/>).</summary>
    public required Guid Key { get; init; }

    /// <summary>The same for the same letters alone: ids of other systems differ by small and capital ones, texts of
    /// a database need not.</summary>
    public static Guid KeyOf(Guid userId, string resource, string value) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}\n{resource}\n{value}")).AsSpan(0, 16));
}
