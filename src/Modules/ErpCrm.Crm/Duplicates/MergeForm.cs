using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records.Tags;
using FluentValidation;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What somebody chose of two records, field by field.</summary>
internal sealed class MergeForm
{
    public const string Theirs = "theirs";

    /// <summary>Version of the record that stays.</summary>
    public int Version { get; set; }

    /// <summary>The record that goes into it.</summary>
    public Guid? Other { get; set; }

    public string? OtherText { get; set; }

    /// <summary>Company of the contact that stays: the other one is chosen of its people.</summary>
    public Guid? OfCompany { get; set; }

    public int OtherVersion { get; set; }

    /// <summary>By key of the field: <see cref="Theirs"/> takes it from the other record.</summary>
    public Dictionary<string, string?> Take { get; set; } = [];

    /// <summary>Those of <see cref="ShownTags"/> that stay.</summary>
    public List<Guid> Tags { get; set; } = [];

    /// <summary>The tags of both, as somebody chose of them.</summary>
    public List<Guid> ShownTags { get; set; } = [];

    public bool Takes(string key) => Take.GetValueOrDefault(key) == Theirs;

    /// <summary>Tags that were there to be chosen, and were not.</summary>
    public IReadOnlyList<Guid> LeftTags() => [.. ShownTags.Except(Tags)];
}

internal sealed class MergeFormValidator : AbstractValidator<MergeForm>
{
    public MergeFormValidator() => RuleFor(f => f.Other).NotNull();
}

/// <summary>A field of two records that can be chosen of one of them.</summary>
/// <param name="Label">Localizer key.</param>
/// <param name="Text">As it is compared.</param>
/// <param name="Take">The first with the value of the second.</param>
/// <param name="NewerIsBetter">Of two values the one of the later record is proposed.</param>
internal sealed record MergeField<TData>(string Key, string Label, Func<TData, string> Text,
    Func<TData, TData, TData> Take, bool NewerIsBetter = false)
{
    /// <summary>Whether the other record's value is the better one: there is one, it says more, or it is newer.
    /// </summary>
    public bool ProposesTheirs(TData mine, TData theirs, bool theirsIsNewer)
    {
        var (kept, other) = (Text(mine), Text(theirs));
        if (other.Length == 0 || kept == other) return false;
        if (kept.Length == 0 || other.Contains(kept, StringComparison.OrdinalIgnoreCase)) return true;
        return NewerIsBetter && theirsIsNewer && !kept.Contains(other, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A field as the page shows it.</summary>
internal sealed record MergeRow(string Key, string Label, string Mine, string Theirs, bool ChoosesTheirs)
{
    /// <summary>The label is as the company calls its field: there is nothing to translate.</summary>
    public bool IsOwn { get; init; }

    public bool IsSame => Mine == Theirs;
}

/// <summary>A tag that one of the two has, or both.</summary>
/// <param name="Of">Who has it: names of one or both.</param>
internal sealed record MergeTag(TagLabel Tag, string Of, bool Stays);

/// <summary>One of the two records.</summary>
internal sealed record MergeSide(Guid Id, string Name, string Detail, int Version);

/// <summary>What the page of a merge shows.</summary>
/// <param name="Kind">Last part of the address: companies.</param>
/// <param name="Moves">What the other record takes along.</param>
internal sealed record MergePage(string Kind, MergeSide Into, MergeSide? From, IReadOnlyList<MergeRow> Rows,
    IReadOnlyList<(ReferenceWord Word, int Count)> Moves, IReadOnlyList<LikelyPair> Likely, MergeForm Form)
{
    public IReadOnlyList<MergeTag> Tags { get; init; } = [];

    public string Url => $"/crm/duplicates/{Kind}/{Into.Id}";

    public string RecordUrl => $"/crm/{Kind}/{Into.Id}";
}
