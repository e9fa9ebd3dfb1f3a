using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Workspace;

/// <summary>A mail server took a mail about a record, or somebody knows that it arrived.</summary>
/// <param name="Kind">Key of the record's kind.</param>
/// <param name="Subject">As it was typed.</param>
/// <param name="Addresses">To whom it went this time; the others are tried again, or refused.</param>
/// <param name="HasPapers">Whether a paper that is made of the record went along; of mails of which it was not
/// noted it is taken as so.</param>
[EventName("workspace.mail-sent")]
public sealed record MailSent(Guid MailId, string Kind, Guid RecordId, string Subject,
    IReadOnlyList<string> Addresses, bool HasPapers = true)
    : DomainEvent;
