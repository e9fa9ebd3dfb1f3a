using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Following;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Comments;

/// <summary>A comment that is written or changed.</summary>
internal sealed class CommentForm
{
    public string? Comment { get; set; }

    public int Version { get; set; }

    /// <summary>What it is written about, where it is written.</summary>
    [BindNever]
    public Talk? Talk { get; set; }

    /// <summary>The comment that is changed.</summary>
    [BindNever]
    public CommentPlace? Place { get; set; }

    public static CommentForm Of(Comments.Comment comment) =>
        new() { Comment = comment.Text, Version = comment.Version };
}

/// <summary>A record's panel: what was said, who follows it.</summary>
/// <param name="Events">Names of events that add something.</param>
internal sealed record Talk(RecordRef Record, string Title, string? PageUrl, TalkEntries Entries, Follows Follows,
    IReadOnlyList<string> Events)
{
    public string Url => UrlOf(Record);

    /// <summary>Everything that is said about a record, as a page of its own.</summary>
    public static string UrlOf(RecordRef record) => $"/workspace/talk/{record.Kind}/{record.Id}";
}

/// <summary>A comment and the page it stands on.</summary>
internal sealed record CommentPlace(Guid Id, RecordRef Record)
{
    public string Url => $"{Talk.UrlOf(Record)}#comment-{Id}";
}

internal sealed class CommentFormValidator : AbstractValidator<CommentForm>
{
    public CommentFormValidator() => RuleFor(f => f.Comment).NotEmpty().MaximumLength(Comments.Comment.TextLength);
}
