using ErpCrm.SharedKernel;

namespace ErpCrm.Contracts;

/// <summary>An event that somebody is told of.</summary>
public interface INotifies
{
    /// <summary>Who is told what: codes, numbers and what people typed, no sentence. Whoever is named twice is told
    /// what stands first; nobody is told what he did himself.</summary>
    IEnumerable<Notice> Notices();
}

/// <summary>What some people are told.</summary>
/// <param name="RecordKind">What it is about, by <see cref="Kinds"/>. Who does not see the record is not told.</param>
public sealed record Notice(NoticeKind Kind, string RecordKind, Guid RecordId)
{
    /// <summary>Users.</summary>
    public IReadOnlyList<Guid> To { get; init; } = [];

    /// <summary>Whoever follows the record is told too.</summary>
    public bool ToFollowers { get; init; }

    /// <summary>It is about what those who are told did themselves: they see it, whether they may open a page of
    /// records of the kind or not.</summary>
    public bool IsTheirOwn { get; init; }

    /// <summary>It happened in the name of whoever is told, and not by him: a job did it.</summary>
    public bool IsByItself { get; init; }

    /// <summary>What waited for this does not wait any more: whoever was told so of the record has read it.</summary>
    public NoticeKind? Settles { get; init; }

    /// <summary>What somebody typed.</summary>
    public string? Text { get; init; }

    public Money? Amount { get; init; }

    public int? Minutes { get; init; }

    public DateOnly? Day { get; init; }

    public DateOnly? LastDay { get; init; }

    /// <summary>For people of whom some may not be known.</summary>
    public static IReadOnlyList<Guid> Known(params Guid?[] users) => [.. users.OfType<Guid>()];
}
