using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Workspace;

/// <summary>Somebody said something about a record.</summary>
/// <param name="Kind">Key of the record's kind.</param>
/// <param name="MentionedIds">Users who are named in it.</param>
/// <param name="Excerpt">How it begins, plain text of at most 200 characters.</param>
[EventName("workspace.comment-written")]
public sealed record CommentWritten(Guid CommentId, string Kind, Guid RecordId, IReadOnlyList<Guid> MentionedIds,
    string Excerpt) : DomainEvent, INotifies, ITellsOutside
{
    public static string OutsideName => "comment.written";

    public OutsideNote ToldOutside() => new(Kinds.Comment, CommentId);

    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.Mentioned, Kind, RecordId) { To = MentionedIds, Text = Excerpt },
            new(NoticeKind.Commented, Kind, RecordId) { ToFollowers = true, Text = Excerpt },
        ];
}
