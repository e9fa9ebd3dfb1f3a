using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Workspace;

/// <summary>A mail about a record was refused, or nobody knows whether it arrived: whoever wrote it decides.</summary>
/// <param name="Kind">Key of the record's kind.</param>
/// <param name="Subject">As it was typed.</param>
/// <param name="AuthorId">User who wrote it.</param>
/// <param name="IsUnsure">It left, and no server said that it has it.</param>
[EventName("workspace.mail-not-sent")]
public sealed record MailNotSent(Guid MailId, string Kind, Guid RecordId, string Subject, Guid AuthorId,
    bool IsUnsure) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.MailNotSent, Kinds.Mail, MailId)
            {
                To = [AuthorId], Text = Subject, IsByItself = true, Settles = NoticeKind.MailNotSent,
            },
        ];
}
