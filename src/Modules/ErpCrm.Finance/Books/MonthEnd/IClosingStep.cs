using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.MonthEnd;

internal enum ClosingStatus
{
    /// <summary>Nothing is left to be done.</summary>
    Done,

    /// <summary>Something is left.</summary>
    Open,

    /// <summary>Nobody but a person can tell: it is done when somebody says so.</summary>
    Look,
}

/// <summary>How far a step is; computed when it is looked at.</summary>
/// <param name="Left">How many records are left.</param>
/// <param name="Word">English, counted: what they are, <c>{0} draft|{0} drafts</c>; null where nothing is counted.
/// </param>
/// <param name="Url">Where it is done; null for the step's own page.</param>
internal sealed record ClosingState(ClosingStatus Status, int Left = 0, string? Word = null, string? Url = null)
{
    public static readonly ClosingState Done = new(ClosingStatus.Done);

    /// <summary>Done when nothing is left.</summary>
    public static ClosingState OfLeft(int left, string word, string url) =>
        new(left == 0 ? ClosingStatus.Done : ClosingStatus.Open, left, word, url);
}

/// <summary>
/// Something that is done before a month is closed (domain-rules §15). Every part of the books adds its own:
/// <c>services.AddClosingStep&lt;XStep&gt;()</c>.
/// </summary>
internal interface IClosingStep
{
    /// <summary>Kept in rows, never changed: <c>drafts</c>.</summary>
    string Key { get; }

    /// <summary>Place in the list: documents 10 to 39, bank 40, buying 50, payroll 60, computed entries 70 to 89, taxes
    /// 90.</summary>
    int Order { get; }

    /// <summary>English, a key of the texts: what is done.</summary>
    string Title { get; }

    /// <summary>English, a key of the texts: one sentence on why.</summary>
    string About { get; }

    /// <summary>Whether the month has this step at all.</summary>
    bool IsOf(ClosingMonth month) => true;

    Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct);
}

internal static class ClosingSteps
{
    public static IServiceCollection AddClosingStep<TStep>(this IServiceCollection services)
        where TStep : class, IClosingStep => services.AddScoped<IClosingStep, TStep>();
}
