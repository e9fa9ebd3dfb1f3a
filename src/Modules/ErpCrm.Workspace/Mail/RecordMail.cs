using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;

namespace ErpCrm.Workspace.Mail;

/// <summary>
/// A mail about a record. It is saved with the form that wrote it and handed to the server by a job. Its number
/// (<see cref="MessageId"/>) never changes, so that whoever gets it twice can tell.
/// </summary>
[StoredAs("Mail")]
internal sealed partial class RecordMail : Entity, IAboutRecord
{
    public const int BodyLength = 20_000;
    public const int AnswerLength = 1000;

    /// <summary>How long it is tried; later nobody expects it any more.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(2);

    private readonly List<MailRecipient> _recipients = [];
    private readonly List<MailAttachment> _attachments = [];

    private RecordMail()
    {
    }

    /// <param name="id">Of a mail that was asked for; null for a new one.</param>
    public RecordMail(RecordRef record, WrittenMail written, SmtpAccount? server, Doing by, Guid? id = null)
    {
        if (id is { } asked) Id = asked;
        (Kind, RecordId, Language) = (record.Kind, record.Id, written.Language);
        Title = MailText.OneLine(written.Subject);
        Body = written.Body.ReplaceLineEndings("\n").Trim();
        if (Title.Length == 0) throw new BusinessRuleException("Enter a subject.") { Field = "Subject" };
        if (written.Recipients.Count == 0) throw new BusinessRuleException("Enter an address.") { Field = "To" };
        MessageId = $"{Id:N}@{HostOf(server)}";
        (QueuedById, QueuedByName, QueuedAt, NextAt) = (by.UserId, by.UserName, by.At, by.At);
        (GiveUpAt, HasPapers) = (by.At + TriedFor, written.HasPapers);
        _recipients.AddRange(written.Recipients);
        SearchText = SharedKernel.SearchText.Of(
            [Title, .. written.Recipients.SelectMany(r => new[] { r.Address, r.Name })]);
        _attachments.AddRange(written.Attachments);
    }

    [NotAudited]
    public string Kind { get; private set; } = "";

    [NotAudited]
    public Guid RecordId { get; private set; }

    /// <summary>Its subject.</summary>
    public string Title { get; private set; } = "";

    [NotAudited]
    public string Body { get; private set; } = "";

    [NotAudited]
    public string Language { get; private set; } = "";

    [NotAudited]
    public string MessageId { get; private set; } = "";

    public SendState State { get; private set; }

    /// <summary>What stood in the way the last time.</summary>
    [NotAudited]
    public MailTrouble Trouble { get; private set; }

    /// <summary>In the server's words.</summary>
    [NotAudited]
    public string Answer { get; private set; } = "";

    [NotAudited]
    public Guid QueuedById { get; private set; }

    [NotAudited]
    public string QueuedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime QueuedAt { get; private set; }

    [NotAudited]
    public int Attempts { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime NextAt { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime GiveUpAt { get; private set; }

    /// <summary>UTC: since when it is being handed over.</summary>
    [NotAudited]
    public DateTime? BegunAt { get; private set; }

    /// <summary>UTC: when a server took it for somebody first.</summary>
    [NotAudited]
    public DateTime? SentAt { get; private set; }

    /// <summary>Who decided on it when nobody knew whether it arrived, or withdrew it.</summary>
    [NotAudited]
    public string DecidedByName { get; private set; } = "";

    /// <summary>Whether papers that are made of the record go along.</summary>
    [NotAudited]
    public bool HasPapers { get; private set; }

    public string SearchText { get; private set; } = "";

    public IReadOnlyList<MailRecipient> Recipients => _recipients;

    public IReadOnlyList<MailAttachment> Attachments => _attachments;

    public RecordRef Record => new(Kind, RecordId);

    /// <summary>Whether nobody has it, for sure.</summary>
    public bool MayBeWithdrawn => State == SendState.Waiting
        && _recipients.TrueForAll(r => r.IsOpen && !r.MayHaveIt);

    /// <summary>Whether a person may have it sent again: nobody knows whether it arrived, or it did not.</summary>
    public bool MayBeSentAgain => State is SendState.Unsure or SendState.Refused;

    /// <summary>Whether it was tried in vain until nobody expected it any more: no server ever refused it.</summary>
    public bool IsGivenUp => State == SendState.Refused && Trouble is not (MailTrouble.None or MailTrouble.SenderRefused
        or MailTrouble.AddressRefused or MailTrouble.MessageRefused);

    private static string HostOf(SmtpAccount? server) =>
        server is not null && MailAddresses.Of(server.From) is { } from
            ? MailAddresses.KeyOf(from.Address).Split('@')[1]
            : "erpcrm.invalid";
}
