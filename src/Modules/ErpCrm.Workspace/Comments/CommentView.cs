using System.Linq.Expressions;

namespace ErpCrm.Workspace.Comments;

/// <summary>A comment as its reader sees it; of a deleted one there is no text.</summary>
internal sealed record CommentView(Guid Id, Guid AuthorId, string AuthorName, string Text, DateTime WrittenAt,
    DateTime? EditedAt, DateTime? DeletedAt, Guid? DeletedById, string DeletedByName, int Version,
    IReadOnlyList<string> Names)
{
    public static Expression<Func<Comment, CommentView>> From { get; } = c => new CommentView(
        c.Id, c.AuthorId, c.AuthorName, c.DeletedAt == null ? c.Text : "", c.WrittenAt, c.EditedAt, c.DeletedAt,
        c.DeletedById, c.DeletedByName, c.Version, c.Mentions.Select(m => m.Name).ToList());

    private static readonly Func<Comment, CommentView> Compiled = From.Compile();

    public static CommentView Of(Comment comment) => Compiled(comment);

    /// <summary>What is said is changed by whoever said it.</summary>
    public bool MayEdit(Guid reader) => DeletedAt is null && AuthorId == reader;

    public bool MayDelete(Guid reader, bool tidies) => DeletedAt is null && (AuthorId == reader || tidies);

    public bool MayRestore(Guid reader, bool tidies) => DeletedAt is not null && (DeletedById == reader || tidies);
}

/// <summary>A comment among others, for the partial <c>_Comment</c>.</summary>
/// <param name="Tidies">Whether the reader may also delete what others say.</param>
internal sealed record CommentLine(CommentView Comment, bool Tidies);
