namespace ErpCrm.Platform.Submissions;

/// <summary>A form that was saved, by the key it was shown with;
/// written in the same save, so that it exists exactly once.</summary>
public sealed class SubmittedForm
{
    public required Guid Key { get; init; }
    public required Guid UserId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Hash of where it was sent and what it held: the key stands for this and for nothing else.</summary>
    public string Content { get; init; } = "";

    /// <summary>Where the first submission led; a repetition is sent there too.</summary>
    public string? ResultUrl { get; set; }
}

/// <summary>The key of the form the current request submits.</summary>
public sealed class Submission
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "__Key";

    /// <summary>Marks a request whose key was used for something else; the error page says so.</summary>
    public static readonly object Reused = new();

    public Guid? Key { get; set; }

    /// <summary>Who sends it.</summary>
    public Guid UserId { get; set; }

    /// <summary>See <see cref="SubmittedForm.Content"/>.</summary>
    public string Content { get; set; } = "";

    /// <summary>The request only shows a form: nothing may be saved.</summary>
    public bool IsLookOnly { get; set; }

    internal Type? SavedIn { get; set; }
}
