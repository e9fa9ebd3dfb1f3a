namespace ErpCrm.Finance.Treasury.Banking.Lines;

internal enum TargetKind
{
    /// <summary>An open document that is paid.</summary>
    Pay,

    /// <summary>Money that was recorded already.</summary>
    Money,

    /// <summary>An account of the chart.</summary>
    Account,

    /// <summary>Another bank account of the company.</summary>
    Transfer,

    /// <summary>A line of another bank account.</summary>
    Line,

    /// <summary>A customer whose money pays nothing yet.</summary>
    Credit,
}

/// <summary>What somebody chose for a part of a line, as a form posts it.</summary>
/// <param name="DocumentKind">Key of the kind of record; empty where there is none.</param>
internal sealed record MatchTarget(TargetKind Kind, Guid Id, string DocumentKind = "")
{
    public const int MaxLength = 100;

    public override string ToString() => $"{Kind}.{Id:N}.{DocumentKind}";

    public static MatchTarget? Read(string? text) =>
        text?.Split('.') is [var kind, var id, var document] && Enum.TryParse<TargetKind>(kind, out var known)
            && Enum.IsDefined(known) && Guid.TryParse(id, out var about)
                ? new MatchTarget(known, about, document) : null;
}
