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

    /// <summary>Of a request of the API: the answer, which a repetition gets again; null until it was given.</summary>
    public int? ReplyStatus { get; set; }

    public string? Reply { get; set; }

    /// <summary>Tag of the version that the answer shows.</summary>
    public string? ReplyTag { get; set; }
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

    /// <summary>Type of the rows that the request is to make; null where nobody asks which they are.</summary>
    public Type? Makes { get; private set; }

    /// <summary>Id of the first of them.</summary>
    public Guid? MadeId { get; internal set; }

    /// <summary>What the request changes, as its sender saw it: another version is a conflict.</summary>
    public SeenRecord? Seen { get; internal set; }

    /// <summary>Where the result will be, of the id of what is made: kept with the key, for a repetition that comes
    /// after a crash.</summary>
    public Func<Guid?, string?>? Leads { get; set; }

    /// <summary>What its sender calls the row that is made; null where he says nothing.</summary>
    public CalledRecord? Called { get; set; }

    /// <summary>Whether anything was saved since <see cref="Begin"/>.</summary>
    public bool HasSaved { get; internal set; }

    internal Type? SavedIn { get; set; }

    /// <summary>One thing begins, of several that may be done under one key.</summary>
    public void Begin(Type? makes, SeenRecord? seen) =>
        (Makes, MadeId, Seen, Called, HasSaved) = (makes, null, seen, null, false);
}

/// <summary>A record in the version that somebody saw.</summary>
public sealed record SeenRecord(Type Type, Guid Id, int Version);

/// <summary>What a program calls a record of a resource (<see cref="ExternalId"/>).</summary>
public sealed record CalledRecord(string Resource, string Value);
