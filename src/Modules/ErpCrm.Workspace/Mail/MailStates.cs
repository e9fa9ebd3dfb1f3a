namespace ErpCrm.Workspace.Mail;

/// <summary>What is known of a mail.</summary>
internal enum SendState
{
    Waiting,

    /// <summary>It is being handed to the server right now; whoever is stopped here leaves it unsure.</summary>
    Sending,
    Sent,

    /// <summary>At least one address did not get it, and it is not tried any more.</summary>
    Refused,

    /// <summary>It left, and nobody knows whether it arrived: a person decides.</summary>
    Unsure,
    Withdrawn,
}

/// <summary>What somebody wrote, ready to be sent.</summary>
internal sealed record WrittenMail(string Subject, string Body, string Language,
    IReadOnlyList<MailRecipient> Recipients, IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>Whether papers that are made of the record go along.</summary>
    public bool HasPapers { get; init; }
}
