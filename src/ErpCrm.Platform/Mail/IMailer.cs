namespace ErpCrm.Platform.Mail;

/// <summary>A mail to one user, plain text. It is sent at most once: where nobody knows whether it left, it
/// stays.</summary>
/// <param name="Id">Posted again with the same id, it is the same letter.</param>
/// <param name="GiveUpAt">UTC: worthless from then on.</param>
public sealed record Letter(Guid Id, Guid UserId, string Subject, string Body, DateTime GiveUpAt);

/// <summary>How mail leaves the house.</summary>
public interface IMailer
{
    /// <summary>Whether mail is set up.</summary>
    bool IsOn { get; }

    /// <summary>The whole address of a page, for a mail.</summary>
    string AddressOf(string path);

    /// <summary>Hands a letter over to be sent; for somebody who may not sign in nothing is.</summary>
    Task PostAsync(Letter letter, CancellationToken ct);
}
