using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Imports;

/// <summary>A row of a file as it was read, by keys of columns: texts, decimals, days, yes or no. What is empty is
/// not there.</summary>
/// <param name="Number">As a spreadsheet counts it.</param>
/// <param name="Values">What the row says.</param>
/// <param name="Usual">What holds for a new record where the row says nothing.</param>
public sealed record ImportRow(
    int Number, IReadOnlyDictionary<string, object> Values, IReadOnlyDictionary<string, object> Usual)
{
    /// <summary>What it says, or what is usual; null when neither.</summary>
    public object? Said(string key) => Values.GetValueOrDefault(key) ?? Usual.GetValueOrDefault(key);
}

/// <summary>What an import does with records.</summary>
public enum ImportWay
{
    /// <summary>Adds what is not known; what is known stays as it is.</summary>
    Add,

    /// <summary>Adds what is not known and changes what is.</summary>
    AddAndUpdate,

    /// <summary>Changes what is known and adds nothing.</summary>
    Update,
}

/// <summary>What became of a row.</summary>
public enum RowResult
{
    Created,
    Updated,

    /// <summary>Nothing was to be done.</summary>
    Skipped,
    Refused,
}

/// <summary>What is wrong with a row, where the record itself does not say it.</summary>
public enum RowTrouble
{
    /// <summary>The record says it: <see cref="RowProblem.Refusal"/> or <see cref="RowProblem.Message"/>.</summary>
    Refused,

    /// <summary>The file says the same record twice; the argument is the other row.</summary>
    SameAsRow,

    /// <summary>It is known, and not to be changed by whoever imports.</summary>
    NotYours,

    /// <summary>It is known by something that the chosen rule does not look at.</summary>
    KnownOtherwise,

    /// <summary>Several records fit.</summary>
    Several,

    /// <summary>Nobody, or no record, is called so.</summary>
    NotFound,

    /// <summary>Whoever imports may not hand records to him.</summary>
    NotYourTeam,

    NotWhole,

    /// <summary>The company asks for it.</summary>
    Missing,

    /// <summary>Somebody else saved the same meanwhile.</summary>
    Taken,
}

/// <param name="Column">Key of the column; null for the row as a whole.</param>
public sealed record RowProblem(string? Column, RowTrouble Trouble, params object[] Arguments)
{
    /// <summary>The record's own refusal, a text of its module.</summary>
    public BusinessRuleException? Refusal { get; init; }

    /// <summary>What a validator said, in the language of whoever imports.</summary>
    public string? Message { get; init; }
}

/// <summary>What became of one row, and why not more.</summary>
public sealed record RowOutcome(int Number, RowResult Result, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>The record that the row made or changed, or found to be so already; null where it is none of the
    /// row's.</summary>
    public Guid? Record { get; init; }
}

/// <summary>One import while it works: what was asked for, and what its rows said so far.</summary>
/// <param name="batch">Its rows are remembered under this id, so that none is done twice and all can be undone.</param>
/// <param name="match">Key of the rule by which known records are found.</param>
/// <param name="makesMissing">What a row refers to is made where it is not known.</param>
/// <param name="isTrial">Nothing is saved.</param>
public sealed class ImportSession(Guid batch, string match, ImportWay way, bool makesMissing, bool isTrial)
{
    public Guid Batch { get; } = batch;

    public string Match { get; } = match;

    public ImportWay Way { get; } = way;

    public bool MakesMissing { get; } = makesMissing;

    public bool IsTrial { get; } = isTrial;

    /// <summary>Whether an earlier row that was taken said so.</summary>
    public bool HasSeen(string key) => Seen.ContainsKey(key);

    /// <summary>Remembers what a row said that was taken.</summary>
    public void See(string key, int row) => Seen.TryAdd(key, row);

    /// <summary>Rows by what they are found by.</summary>
    internal Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);
}
