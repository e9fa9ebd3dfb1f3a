using ErpCrm.Platform.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Platform.Mail;

/// <summary>
/// What the module of a record adds to mails about it: whom they are for, what can be told in them, which papers go
/// with them, and how they begin. Kinds without it are mailed too, to typed addresses and in general words.
/// Whoever asks may open the record.
/// </summary>
public interface IRecordMail
{
    /// <summary>Key of the kind of record.</summary>
    string Kind { get; }

    /// <summary>Marker of the module's texts.</summary>
    Type Texts { get; }

    /// <summary>What a template of this kind can tell of the record.</summary>
    IReadOnlyList<MailPlaceholder> Placeholders { get; }

    /// <summary>Papers that are made of the record.</summary>
    IReadOnlyList<MailPaper> Papers { get; }

    /// <summary>Those of one record.</summary>
    /// <param name="asked">Key of the paper that somebody looked at before he wrote; null where he did not.</param>
    Task<IReadOnlyList<MailPaper>> PapersAsync(Guid id, string? asked, CancellationToken ct) =>
        Task.FromResult(Papers);

    /// <summary>How a mail reads while the company wrote no template, in the language of the texts.</summary>
    MailDraft Draft(IStringLocalizer texts);

    /// <summary>What is known for a mail about the record; values are in the current language.</summary>
    Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct);

    /// <summary>A paper of the record as a file; null when there is none now.</summary>
    Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct);

    /// <summary>A mail that the module wrote by itself and asked for by an event (<c>IAsksForMail</c>); null when it is
    /// not to be sent.</summary>
    Task<ReadyMail?> ReadyAsync(Guid mailId, CancellationToken ct) => Task.FromResult<ReadyMail?>(null);
}

/// <summary>A mail that nobody has to write any more.</summary>
/// <param name="Language"><c>en</c>, <c>ky</c> or <c>ru</c>.</param>
/// <param name="To">At least one, with an address that mail reaches.</param>
public sealed record ReadyMail(string Subject, string Body, string Language, IReadOnlyList<MailParty> To,
    IReadOnlyList<MailFile> Files)
{
    /// <summary>Its words are those that a mail about the record begins with; subject and text are empty.</summary>
    public bool IsByTemplate { get; init; }

    /// <summary>What the template is told beside the facts of the record, by the names of placeholders. What it does
    /// not say stands below it.</summary>
    public IReadOnlyDictionary<string, string> Told { get; init; } = new Dictionary<string, string>();
}

/// <summary>Something that a template tells: <c>{{ number }}</c>.</summary>
/// <param name="Word">English key in the texts of whoever declares it.</param>
public sealed record MailPlaceholder(string Name, string Word);

/// <summary>A paper that can go with a mail.</summary>
/// <param name="Key">In a form; never changed.</param>
/// <param name="Word">English key in the module's texts.</param>
/// <param name="IsUsual">Whether it goes along unless somebody takes it off.</param>
public sealed record MailPaper(string Key, string Word, bool IsUsual = true)
{
    /// <summary>Which one of several, in the reader's language.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>Subject and text, with placeholders.</summary>
public sealed record MailDraft(string Subject, string Body);

/// <summary>Somebody whom a mail about the record may be for.</summary>
/// <param name="IsUsual">Whether it is for him unless somebody says otherwise.</param>
public sealed record MailParty(string Name, string Address, bool IsUsual = false);

/// <summary>What a module knows for a mail about a record.</summary>
/// <param name="Language">Of whom it is for: <c>en</c>, <c>ky</c> or <c>ru</c>; null when nobody knows.</param>
/// <param name="Values">By the names of the placeholders.</param>
public sealed record MailFacts(IReadOnlyList<MailParty> Parties, string? Language,
    IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Whether the papers of the record can be made now.</summary>
    public bool HasPapers { get; init; } = true;

    /// <summary>A record whose people a mail may be for too: the company of an invoice.</summary>
    public RecordRef? Related { get; init; }
}

/// <summary>A file that goes with a mail.</summary>
public sealed record MailFile(string Name, string Type, byte[] Content);

/// <summary>Where mails about records are written.</summary>
public interface IRecordMails
{
    /// <summary>Where a mail about a record is written; null when the current user writes none of this kind.</summary>
    string? ToWrite(RecordRef record);
}

public static class RecordMailServices
{
    /// <summary>What the module adds to mails about a kind of record.</summary>
    public static IServiceCollection AddRecordMail<TMail>(this IServiceCollection services)
        where TMail : class, IRecordMail => services.AddScoped<IRecordMail, TMail>();
}
