using System.Globalization;

namespace ErpCrm.Platform.Checking;

/// <summary>What a module says about a record that others copy, as invariant text by field.</summary>
public sealed record RecordState(Guid Id, IReadOnlyList<(string Field, string Value)> Fields)
{
    /// <summary>Whether nobody needs to have a copy of it.</summary>
    public bool MayLackCopies { get; init; }

    public static RecordState Of(Guid id, params (string Field, object? Value)[] fields) =>
        new(id, [.. fields.Select(f => (f.Field, Text(f.Value)))]);

    // 1.50 and 1.5 are the same amount; databases differ in how many zeros they keep.
    private static string Text(object? value) => value switch
    {
        null => "",
        decimal amount => (amount / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(value is DateOnly ? "O" : null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>
/// The records of one kind as their module, or a module that copies
/// them, sees them. A copy is compared with its source field by field; it may keep fewer fields.
/// </summary>
public interface IRecords
{
    /// <summary>What the records are, the same for source and copies: <c>company</c>.</summary>
    string Kind { get; }

    /// <summary>Who keeps them: <c>Finance.Customers</c>.</summary>
    string Holder { get; }

    /// <summary>Whether this is where the records come from; one holder per kind.</summary>
    bool IsSource { get; }

    IAsyncEnumerable<RecordState> ReadAsync(CancellationToken ct);
}
