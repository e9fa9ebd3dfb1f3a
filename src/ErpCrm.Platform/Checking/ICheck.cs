using System.Globalization;

namespace ErpCrm.Platform.Checking;

/// <summary>Something in the database that cannot be true.</summary>
/// <param name="Record">Kind and id of the record, <c>Invoice 0197a…</c>.</param>
/// <param name="Problem">What is wrong, with the figures that disagree.</param>
public sealed record Finding(string Record, string Problem)
{
    /// <summary>A finding about a record.</summary>
    public static Finding Of(string kind, Guid id, FormattableString problem) =>
        new($"{kind} {id}", problem.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// One rule over everything a module keeps, computed again from the
/// rows themselves. It only reads, reads in portions, and may run while people work: a record
/// that is being changed at that moment can appear by mistake, a real finding appears again.
/// </summary>
public interface ICheck
{
    /// <summary>The rule in a few words, with its section of the domain rules.</summary>
    string Rule { get; }

    /// <summary>Everything that breaks the rule.</summary>
    IAsyncEnumerable<Finding> RunAsync(CancellationToken ct);
}
